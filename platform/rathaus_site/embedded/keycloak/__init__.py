"""Keycloak's own distribution on the Java of a wheel: fetched, verified and built once, run as a child."""
