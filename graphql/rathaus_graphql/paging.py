"""Relay connections with a cap: opaque cursors, at most 100 rows, one row more tells whether there is a rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import graphene
from graphql_relay import get_offset_with_default, offset_to_cursor

from rathaus_graphql.limits import LIMITS
from rathaus_graphql.permissions import SHAPE, Policy

T = TypeVar("T")
DEFAULT = 20


@dataclass(frozen=True)
class PageInfoValue:
    """Whether there is more, and where to go on."""

    has_next_page: bool
    end_cursor: str | None


@dataclass(frozen=True)
class EdgeValue:
    """One row and the place it has."""

    node: Any
    cursor: str


@dataclass(frozen=True)
class ConnectionValue:
    """One page of a list."""

    edges: tuple[EdgeValue, ...]
    page_info: PageInfoValue


def page(fetch: Callable[[int, int], Sequence[Any]], first: int | None, after: str | None) -> ConnectionValue:
    """The page after a cursor; `fetch(offset, limit)` is called once, for one row more than asked."""
    size = min(max(DEFAULT if first is None else first, 1), LIMITS.page)
    start = get_offset_with_default(after, -1) + 1
    rows = fetch(max(start, 0), size + 1)
    edges = tuple(EdgeValue(row, offset_to_cursor(start + place)) for place, row in enumerate(rows[:size]))
    return ConnectionValue(edges, PageInfoValue(len(rows) > size, edges[-1].cursor if edges else None))


def connection(node: type[graphene.ObjectType], policy: Policy) -> type[graphene.ObjectType]:
    """The connection and edge types for a type, under its policy."""
    name = node._meta.name
    edge = type(
        f"{name}Edge",
        (graphene.ObjectType,),
        {"node": graphene.Field(node, required=True), "cursor": graphene.String(required=True), "policy": policy},
    )
    return type(
        f"{name}Connection",
        (graphene.ObjectType,),
        {
            "edges": graphene.List(graphene.NonNull(edge), required=True),
            "page_info": graphene.Field(PageInfoType, required=True),
            "policy": policy,
        },
    )


def arguments() -> dict[str, graphene.Argument]:
    """`first` and `after` of a connection."""
    return {"first": graphene.Argument(graphene.Int), "after": graphene.Argument(graphene.String)}


class PageInfoType(graphene.ObjectType):
    """Whether there is more, and where to go on."""

    class Meta:
        name = "PageInfo"

    policy = SHAPE
    has_next_page = graphene.Boolean(required=True)
    end_cursor = graphene.String()
