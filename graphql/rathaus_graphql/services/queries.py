"""`services` and `service(key)`: generic for every service there is or will be; the SDL never changes for a new one."""

import graphene
from graphene.types.generic import GenericScalar

from rathaus_graphql.paging import arguments, connection, page
from rathaus_graphql.permissions import PUBLIC
from rathaus_graphql.registry import query
from rathaus_services.activation import api as activation

READ = PUBLIC.scoped("services:read")


class ServiceType(graphene.ObjectType):
    """A service this town offers online."""

    class Meta:
        name = "Service"

    policy = READ
    key = graphene.String(required=True)
    title = graphene.String(required=True)
    summary = graphene.String(required=True)
    trust_level = graphene.String(
        required=True, description="Vertrauensniveau: ohne, basis, normal, substanziell, hoch"
    )
    url = graphene.String(required=True)
    version = graphene.String(required=True)
    fields = GenericScalar(required=True, description="JSON Schema 2020-12 that `submitCase.data` must fit.")

    @staticmethod
    def resolve_trust_level(entry, info) -> str:  # type: ignore[no-untyped-def]
        return str(entry.trust)

    @staticmethod
    def resolve_version(entry, info) -> str:  # type: ignore[no-untyped-def]
        return str(entry.module.version)

    @staticmethod
    def resolve_fields(entry, info):  # type: ignore[no-untyped-def]
        return entry.module.content["fields"]


@query
class ServiceQueries(graphene.ObjectType):
    """Root fields of the services."""

    policies = {"services": READ, "service": READ}
    services = graphene.Field(connection(ServiceType, READ), required=True, **arguments())
    service = graphene.Field(ServiceType, key=graphene.String(required=True))

    @staticmethod
    def resolve_services(root, info, first=None, after=None):  # type: ignore[no-untyped-def]
        entries = activation.active_services()
        return page(lambda offset, limit: entries[offset : offset + limit], first, after)

    @staticmethod
    def resolve_service(root, info, key: str):  # type: ignore[no-untyped-def]
        return next((entry for entry in activation.active_services() if entry.key == key), None)
