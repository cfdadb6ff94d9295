"""Where subjects announce their root fields; `schema` collects what has registered, so no subject is listed twice."""

from dataclasses import dataclass, field

import graphene


@dataclass
class Roots:
    """Mixins with query and mutation fields, in the order of registration."""

    queries: list[type[graphene.ObjectType]] = field(default_factory=list)
    mutations: list[type[graphene.ObjectType]] = field(default_factory=list)


roots = Roots()


def query(mixin: type[graphene.ObjectType]) -> type[graphene.ObjectType]:
    """Class decorator: the fields of this type become fields of the query root."""
    roots.queries.append(mixin)
    return mixin


def mutation(mixin: type[graphene.ObjectType]) -> type[graphene.ObjectType]:
    """Class decorator: the fields of this type become fields of the mutation root."""
    roots.mutations.append(mixin)
    return mixin
