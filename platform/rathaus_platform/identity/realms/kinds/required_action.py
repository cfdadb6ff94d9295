"""What Keycloak may ask a person to do between password and town: on or off."""

import json

from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.values import Rep
from rathaus_platform.identity.realms.wanted import Wanted


class RequiredActionKind:
    """Found by alias. Every realm has Keycloak's own ones; the desired state makes none."""

    def find(self, gateway: Gateway, wanted: Wanted) -> Rep | None:
        """The action, or None."""
        found: Rep | None = gateway.realm(wanted.realm).get_required_action_by_alias(wanted.key)
        return found

    def create(self, gateway: Gateway, wanted: Wanted) -> None:
        """Register it anew, then as update."""
        body = {"providerId": wanted.key, "name": wanted.key}
        gateway.realm(wanted.realm).connection.raw_post(
            f"admin/realms/{wanted.realm}/authentication/register-required-action", data=json.dumps(body)
        )
        self.update(gateway, wanted, {"alias": wanted.key, "providerId": wanted.key, "name": wanted.key})

    def update(self, gateway: Gateway, wanted: Wanted, found: Rep) -> None:
        """PUT with everything found."""
        gateway.realm(wanted.realm).update_required_action(wanted.key, {**found, **wanted.body})
