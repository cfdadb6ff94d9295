"""Bringing a town to life: a resumable plan of idempotent steps, their state in the shared schema."""
