"""The town's own base page: every page type stands on it, so fields for all pages have one place."""
