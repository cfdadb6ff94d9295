"""Organizations: one per town in realm `verwaltung`."""

from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.values import Rep
from rathaus_platform.identity.realms.wanted import Wanted


def find_by_alias(gateway: Gateway, realm: str, alias: str) -> Rep | None:
    """The organization with this alias. Keycloak searches names only, so the alias is compared here."""
    admin = gateway.realm(realm)
    for found in admin.get_organizations({"q": f"alias:{alias}", "max": 2}):
        if found["alias"] == alias:
            full: Rep = admin.get_organization(found["id"])
            return full
    return None


class OrganizationKind:
    """Found by alias, which never changes; the name follows the town's."""

    def find(self, gateway: Gateway, wanted: Wanted) -> Rep | None:
        """The organization, or None."""
        return find_by_alias(gateway, wanted.realm, wanted.key)

    def create(self, gateway: Gateway, wanted: Wanted) -> None:
        """One POST."""
        gateway.realm(wanted.realm).create_organization(wanted.body)

    def update(self, gateway: Gateway, wanted: Wanted, found: Rep) -> None:
        """PUT with everything found, since it replaces."""
        gateway.realm(wanted.realm).update_organization(found["id"], {**found, **wanted.body})
