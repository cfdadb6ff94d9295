"""A town's look, computed: colours with proved contrast, a generated landscape, one style sheet per town."""
