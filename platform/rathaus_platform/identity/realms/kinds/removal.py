"""What goes from Keycloak when a town goes: clients, the organization, the directory. Nothing else is ever deleted."""

from collections.abc import Callable, Mapping
from typing import Final

from keycloak import KeycloakAdmin

from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.values import Rep
from rathaus_platform.identity.realms.wanted import Wanted


def remove(gateway: Gateway, wanted: Wanted, found: Rep) -> None:
    """Delete the one resource that was found. Raises KeyError for a kind that only ever changes."""
    _REMOVE[wanted.kind](gateway.realm(wanted.realm), found)


def _organization(admin: KeycloakAdmin, found: Rep) -> None:
    """Who belongs to no other town is closed first. The people whom the town's directory has brought go with it:
    Keycloak deletes them.
    """
    for member in admin.get_organization_members(found["id"]):
        if len(admin.get_user_organizations(member["id"])) == 1 and member["enabled"]:
            admin.update_user(member["id"], {**admin.get_user(member["id"]), "enabled": False})
            admin.user_logout(member["id"])
    admin.delete_organization(found["id"])


_REMOVE: Final[Mapping[str, Callable[[KeycloakAdmin, Rep], object]]] = {
    "client": lambda admin, found: admin.delete_client(found["id"]),
    "organization": _organization,
    "directory": lambda admin, found: admin.delete_idp(found["alias"]),
}
