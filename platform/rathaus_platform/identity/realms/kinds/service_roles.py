"""The rights of a service account: exactly those named, by client role."""

from keycloak import KeycloakAdmin

from rathaus_platform.identity.realms.values import Rep


def read(admin: KeycloakAdmin, client_id: str, wanted: Rep) -> Rep:
    """The rights the account holds in the clients that `wanted` names."""
    user = admin.get_client_service_account_user(client_id)["id"]
    return {owner: sorted(_held(admin, user, owner)) for owner in wanted}


def write(admin: KeycloakAdmin, client_id: str, wanted: Rep) -> None:
    """Grant what is missing and take what is too much."""
    user = admin.get_client_service_account_user(client_id)["id"]
    for owner, names in wanted.items():
        owner_id = admin.get_client_id(owner) or ""
        held = _held(admin, user, owner)
        missing = [admin.get_client_role(owner_id, name) for name in names if name not in held]
        too_much = [role for name, role in held.items() if name not in names]
        if missing:
            admin.assign_client_role(user, owner_id, missing)
        if too_much:
            admin.delete_client_roles_of_user(user, owner_id, too_much)


def _held(admin: KeycloakAdmin, user: str, owner: str) -> dict[str, Rep]:
    owner_id = admin.get_client_id(owner) or ""
    return {role["name"]: role for role in admin.get_client_roles_of_user(user, owner_id)}
