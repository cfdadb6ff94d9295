"""The API: thin wrappers on graphene-django, one folder per subject, over the same actions as the pages."""
