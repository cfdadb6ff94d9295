"""`town`: who answers here. The town comes from the host and can be asked for in no other way."""

import graphene

from rathaus_graphql.permissions import PUBLIC
from rathaus_graphql.registry import query
from rathaus_tenants.context import current_town
from rathaus_tenants.registry.api import facts_of

READ = PUBLIC.scoped("town:read")


class TownType(graphene.ObjectType):
    """A municipality with its official keys."""

    class Meta:
        name = "Town"

    policy = READ
    slug = graphene.String(required=True)
    name = graphene.String(required=True)
    official_name = graphene.String(required=True)
    kind = graphene.String(required=True)
    land = graphene.String(required=True)
    district = graphene.String(required=True)
    ars = graphene.String(required=True, description="Amtlicher Regionalschlüssel, 12 digits.")
    ags = graphene.String(required=True, description="Amtlicher Gemeindeschlüssel, 8 digits.")
    population = graphene.Int()


@query
class TownQueries(graphene.ObjectType):
    """Root field of the town."""

    policies = {"town": READ}
    town = graphene.Field(TownType, required=True)

    @staticmethod
    def resolve_town(root, info):  # type: ignore[no-untyped-def]
        return facts_of(current_town())
