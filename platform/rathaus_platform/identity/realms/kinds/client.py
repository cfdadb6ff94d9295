"""Clients with mappers, scopes, roles, and the rights of a service account."""

from collections.abc import Iterable
from typing import Final

from keycloak import KeycloakAdmin

from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.kinds import client_keys, client_scopes, service_roles
from rathaus_platform.identity.realms.values import Rep
from rathaus_platform.identity.realms.wanted import Wanted

# Keys of the body that are ours: Keycloak keeps these beside the client.
_BESIDE: Final = ("roles", "serviceAccountRoles", "keys")


class ClientKind:
    """Found by clientId.

    A PUT brings mappers and addresses to what is wanted, and keeps the secret.
    """

    def find(self, gateway: Gateway, wanted: Wanted) -> Rep | None:
        """The client and what belongs to it, or None."""
        admin = gateway.realm(wanted.realm)
        client_id = admin.get_client_id(wanted.key)
        if client_id is None:
            return None
        names = [role["name"] for role in admin.get_client_roles(client_id)] if "roles" in wanted.body else []
        found = completed(admin.get_client(client_id), wanted, names)
        if "serviceAccountRoles" in wanted.body:
            found["serviceAccountRoles"] = service_roles.read(admin, client_id, wanted.body["serviceAccountRoles"])
        return found

    def create(self, gateway: Gateway, wanted: Wanted) -> None:
        """One POST takes mappers and scopes too."""
        admin = gateway.realm(wanted.realm)
        admin.create_client({**_own(wanted.body), **wanted.at_creation})
        self._write_beside(admin, wanted, admin.get_client_id(wanted.key) or "")

    def update(self, gateway: Gateway, wanted: Wanted, found: Rep) -> None:
        """PUT, then the scopes, roles and rights that a PUT does not touch."""
        admin = gateway.realm(wanted.realm)
        body = wanted.beside(found)
        admin.update_client(found["id"], {**_own(body), "id": found["id"]})
        if "defaultClientScopes" in body:
            client_scopes.write(admin, found["id"], body)
        self._write_beside(admin, wanted, found["id"])

    def _write_beside(self, admin: KeycloakAdmin, wanted: Wanted, client_id: str) -> None:
        for role in wanted.body.get("roles", []):
            admin.create_client_role(client_id, {"name": role}, skip_exists=True)
        if "serviceAccountRoles" in wanted.body:
            service_roles.write(admin, client_id, wanted.body["serviceAccountRoles"])


def completed(client: Rep, wanted: Wanted, roles: Iterable[str]) -> Rep:
    """The client as Keycloak lists it in the shape of `wanted`, with those of the wanted roles that are there.

    Roles that a town made itself are its own.
    """
    found = dict(client)
    if "roles" in wanted.body:
        there = set(roles)
        found["roles"] = [name for name in wanted.body["roles"] if name in there]
    if "keys" in wanted.body:
        found["keys"] = client_keys.read(client)
    return found


def _own(body: Rep) -> Rep:
    own = {key: value for key, value in body.items() if key not in _BESIDE}
    if "keys" in body:
        own["attributes"] = {**body["attributes"], **client_keys.written(body["keys"])}
    return own
