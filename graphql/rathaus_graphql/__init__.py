"""The API: thin wrappers on graphene-django, one folder per subject. Everything it offers, views offer through the same actions."""
