"""The database backend: one statement puts on a town's role and search path, and no town means no town's table."""
