"""Who somebody is: sign-in through Keycloak, trust levels, roles and sessions.

Other packages import `identity.api` only.
"""
