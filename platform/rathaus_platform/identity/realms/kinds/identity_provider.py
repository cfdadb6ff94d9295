"""Identity providers with their mappers."""

from keycloak.exceptions import KeycloakGetError

from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.values import Rep
from rathaus_platform.identity.realms.wanted import Wanted


class IdentityProviderKind:
    """Found by alias; `mappers` in the body is our own key, Keycloak keeps them apart."""

    def find(self, gateway: Gateway, wanted: Wanted) -> Rep | None:
        """The provider and its mappers, or None."""
        admin = gateway.realm(wanted.realm)
        try:
            found: Rep = admin.get_idp(wanted.key)
        except KeycloakGetError as problem:
            if problem.response_code == 404:
                return None
            raise
        return {**found, "mappers": admin.get_idp_mappers(wanted.key)}

    def create(self, gateway: Gateway, wanted: Wanted) -> None:
        """The provider, then its mappers."""
        gateway.realm(wanted.realm).create_idp(_settings(wanted.body))
        self._write_mappers(gateway, wanted, [])

    def update(self, gateway: Gateway, wanted: Wanted, found: Rep) -> None:
        """Settings and mappers."""
        config = {**found.get("config", {}), **wanted.body.get("config", {})}
        changed = {**_settings(found), **_settings(wanted.body), "config": config}
        gateway.realm(wanted.realm).update_idp(wanted.key, changed)
        if "mappers" in wanted.body:
            self._write_mappers(gateway, wanted, found["mappers"])

    def _write_mappers(self, gateway: Gateway, wanted: Wanted, found: list[Rep]) -> None:
        admin = gateway.realm(wanted.realm)
        known = {m["name"]: m for m in found}
        for mapper in wanted.body["mappers"]:
            old = known.pop(mapper["name"], None)
            if old:
                admin.update_mapper_in_idp(wanted.key, old["id"], {**mapper, "id": old["id"]})
            else:
                admin.add_mapper_to_idp(wanted.key, mapper)
        for old in known.values():
            # python-keycloak has no call to delete a mapper of a provider
            admin.connection.raw_delete(
                f"admin/realms/{wanted.realm}/identity-provider/instances/{wanted.key}/mappers/{old['id']}"
            )


def _settings(body: Rep) -> Rep:
    return {k: v for k, v in body.items() if k != "mappers"}
