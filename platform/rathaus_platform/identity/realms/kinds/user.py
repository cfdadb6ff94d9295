"""Accounts that the desired state makes itself: demonstration people only."""

from typing import Final

from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.kinds.organization import find_by_alias
from rathaus_platform.identity.realms.values import Rep
from rathaus_platform.identity.realms.wanted import Wanted

_BESIDE: Final = ("organizations", "clientRoles")


class UserKind:
    """Found by user name; membership and roles are added, never taken: the town's admin may have given
    more.
    """

    def find(self, gateway: Gateway, wanted: Wanted) -> Rep | None:
        """The account with its organizations and roles, or None."""
        admin = gateway.realm(wanted.realm)
        user_id = admin.get_user_id(wanted.key)
        if user_id is None:
            return None
        found: Rep = admin.get_user(user_id)
        if "organizations" in wanted.body:
            member_of = {o["alias"] for o in admin.get_user_organizations(user_id)}
            found["organizations"] = [a for a in wanted.body["organizations"] if a in member_of]
        for client, names in wanted.body.get("clientRoles", {}).items():
            client_id = admin.get_client_id(client) or ""
            held = {role["name"] for role in admin.get_client_roles_of_user(user_id, client_id)}
            found.setdefault("clientRoles", {})[client] = [name for name in names if name in held]
        return found

    def create(self, gateway: Gateway, wanted: Wanted) -> None:
        """The account with its first password, then what belongs to it."""
        admin = gateway.realm(wanted.realm)
        user_id = admin.create_user({**_own(wanted.body), **wanted.at_creation})
        self._write_beside(gateway, wanted, user_id, {})

    def update(self, gateway: Gateway, wanted: Wanted, found: Rep) -> None:
        """PUT, then what belongs to it."""
        gateway.realm(wanted.realm).update_user(found["id"], _own({**found, **wanted.body}))
        self._write_beside(gateway, wanted, found["id"], found)

    def _write_beside(self, gateway: Gateway, wanted: Wanted, user_id: str, found: Rep) -> None:
        admin = gateway.realm(wanted.realm)
        for alias in wanted.body.get("organizations", []):
            organization = find_by_alias(gateway, wanted.realm, alias)
            if organization and alias not in found.get("organizations", []):
                admin.organization_user_add(user_id, organization["id"])
        for client, names in wanted.body.get("clientRoles", {}).items():
            client_id = admin.get_client_id(client) or ""
            admin.assign_client_role(user_id, client_id, [admin.get_client_role(client_id, n) for n in names])


def _own(body: Rep) -> Rep:
    return {key: value for key, value in body.items() if key not in _BESIDE}
