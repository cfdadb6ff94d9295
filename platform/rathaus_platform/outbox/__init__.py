"""Work to be done after a commit: rows written with the change itself, delivered at least once."""
