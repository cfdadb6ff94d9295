"""Immutable releases of services in the shared schema; cases keep the one they began with."""
