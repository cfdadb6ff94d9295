"""Which scopes a client gets always and which on request: written apart, a PUT of the client ignores them."""

from keycloak import KeycloakAdmin

from rathaus_platform.identity.realms.values import Rep


def write(admin: KeycloakAdmin, client_id: str, body: Rep) -> None:
    """Bring the client's default and optional scopes to what the body names."""
    ids = {scope["name"]: scope["id"] for scope in admin.get_client_scopes()}
    has_default = {s["name"]: s["id"] for s in admin.get_client_default_client_scopes(client_id)}
    has_optional = {s["name"]: s["id"] for s in admin.get_client_optional_client_scopes(client_id)}
    for name in has_default.keys() - set(body["defaultClientScopes"]):
        admin.delete_client_default_client_scope(client_id, has_default[name])
    for name in has_optional.keys() - set(body["optionalClientScopes"]):
        admin.delete_client_optional_client_scope(client_id, has_optional[name])
    for name in set(body["defaultClientScopes"]) - has_default.keys():
        admin.add_client_default_client_scope(client_id, ids[name], {})
    for name in set(body["optionalClientScopes"]) - has_optional.keys():
        admin.add_client_optional_client_scope(client_id, ids[name], {})
