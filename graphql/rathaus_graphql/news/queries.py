"""`news`: what the town has published."""

import graphene

from rathaus_cms.pages import api as pages
from rathaus_graphql.paging import arguments, connection, page
from rathaus_graphql.permissions import PUBLIC
from rathaus_graphql.registry import query

READ = PUBLIC.scoped("news:read")


class NewsType(graphene.ObjectType):
    """One piece of news."""

    class Meta:
        name = "News"

    policy = READ
    id = graphene.ID(required=True)
    title = graphene.String(required=True)
    lead = graphene.String(required=True)
    category = graphene.String(required=True)
    category_label = graphene.String(required=True)
    date = graphene.Date(required=True)
    url = graphene.String(required=True)


@query
class NewsQueries(graphene.ObjectType):
    """Root field of the news."""

    policies = {"news": READ}
    news = graphene.Field(connection(NewsType, READ), required=True, category=graphene.String(), **arguments())

    @staticmethod
    def resolve_news(root, info, first=None, after=None, category=""):  # type: ignore[no-untyped-def]
        return page(lambda offset, limit: pages.news(offset=offset, limit=limit, category=category or ""), first, after)
