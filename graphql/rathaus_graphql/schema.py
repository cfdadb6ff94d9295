"""Collects what the subjects have registered and puts every field behind its policy. Nothing else."""

import importlib

import graphene

from rathaus_graphql.permissions import protect
from rathaus_graphql.registry import roots

for _subject in ("towns.queries", "news.queries", "services.queries", "cases.queries", "cases.mutations"):
    importlib.import_module(f"rathaus_graphql.{_subject}")


def build() -> graphene.Schema:
    """The schema of all that has registered so far. Raises TypeError for a field without a policy."""
    query = type("Query", (*roots.queries, graphene.ObjectType), {"policies": _merged(roots.queries)})
    mutation = type("Mutation", (*roots.mutations, graphene.ObjectType), {"policies": _merged(roots.mutations)})
    schema = graphene.Schema(query=query, mutation=mutation)
    protect(schema.graphql_schema)
    return schema


def _merged(mixins: list[type[graphene.ObjectType]]) -> dict[str, object]:
    return {name: policy for mixin in mixins for name, policy in getattr(mixin, "policies", {}).items()}


schema = build()
