"""A town's directory: an identity provider that belongs to the town's organization and keeps a secret."""

from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.kinds.identity_provider import IdentityProviderKind
from rathaus_platform.identity.realms.kinds.organization import find_by_alias
from rathaus_platform.identity.realms.values import Rep
from rathaus_platform.identity.realms.wanted import Wanted


class DirectoryKind(IdentityProviderKind):
    """As an identity provider, and `organization` (an alias) in the body; `at_creation` holds the secret."""

    def find(self, gateway: Gateway, wanted: Wanted) -> Rep | None:
        """The provider, its mappers, and whether it belongs to the organization it should belong to."""
        found = super().find(gateway, wanted)
        if found is None:
            return None
        owner = self._owner(gateway, wanted)
        belongs = bool(owner) and found.get("organizationId") == owner
        return {**found, "organization": wanted.body["organization"] if belongs else ""}

    def create(self, gateway: Gateway, wanted: Wanted) -> None:
        """The provider with its secret, then the tie."""
        super().create(gateway, self._with_secret(wanted))
        self._tie(gateway, wanted)

    def update(self, gateway: Gateway, wanted: Wanted, found: Rep) -> None:
        """As an identity provider; the secret is sent again, because Keycloak shows a mask of it."""
        super().update(gateway, self._with_secret(wanted), {k: v for k, v in found.items() if k != "organization"})
        if found["organization"] != wanted.body["organization"]:
            self._tie(gateway, wanted)

    def _with_secret(self, wanted: Wanted) -> Wanted:
        body = {key: value for key, value in wanted.body.items() if key != "organization"}
        config = {**body["config"], **wanted.at_creation.get("config", {})}
        return Wanted(wanted.kind, wanted.realm, wanted.key, {**body, "config": config})

    def _tie(self, gateway: Gateway, wanted: Wanted) -> None:
        gateway.realm(wanted.realm).organization_idp_add(self._owner(gateway, wanted), wanted.key)

    def _owner(self, gateway: Gateway, wanted: Wanted) -> str:
        organization = find_by_alias(gateway, wanted.realm, wanted.body["organization"])
        return str(organization["id"]) if organization else ""
