"""The front-end build: third-party files come from npm, are cut to what pages use, and never enter git."""
