"""Composition root: settings, addresses, Celery, the command line and the embedded default. May import everything."""
