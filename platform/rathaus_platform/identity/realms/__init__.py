"""Keycloak's desired state as data, and the plan that brings a running Keycloak there.

Others import `realms.api` only.
"""
