"""Wagtail's admin as a town's editors, clerks and administration see it."""
