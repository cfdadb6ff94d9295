"""Client scopes with their mappers."""

from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.values import Rep
from rathaus_platform.identity.realms.wanted import Wanted


class ClientScopeKind:
    """Found by name; mappers are written one by one, because a PUT of the scope leaves them alone."""

    def find(self, gateway: Gateway, wanted: Wanted) -> Rep | None:
        """The scope with its mappers, or None."""
        found: Rep | None = gateway.realm(wanted.realm).get_client_scope_by_name(wanted.key)
        return found

    def create(self, gateway: Gateway, wanted: Wanted) -> None:
        """One POST takes the mappers too."""
        gateway.realm(wanted.realm).create_client_scope(wanted.body)

    def update(self, gateway: Gateway, wanted: Wanted, found: Rep) -> None:
        """Settings, then each mapper: known ones changed, new ones added, foreign ones removed."""
        admin = gateway.realm(wanted.realm)
        settings = {k: v for k, v in wanted.body.items() if k != "protocolMappers"}
        admin.update_client_scope(found["id"], {**settings, "id": found["id"]})
        known = {m["name"]: m for m in found.get("protocolMappers", [])}
        for mapper in wanted.body.get("protocolMappers", []):
            old = known.pop(mapper["name"], None)
            if old:
                admin.update_mapper_in_client_scope(found["id"], old["id"], {**mapper, "id": old["id"]})
            else:
                admin.add_mapper_to_client_scope(found["id"], mapper)
        for old in known.values():
            admin.delete_mapper_from_client_scope(found["id"], old["id"])
