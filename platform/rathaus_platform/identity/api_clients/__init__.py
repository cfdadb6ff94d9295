"""Programs that call a town's API: registered here per town, signed in at Keycloak, known by the tokens they bring.

The register decides: a token is good for nothing once its client is revoked here, whatever Keycloak has signed.
"""
