"""Who may resolve what. Every type or field declares a policy; one without stops the schema from being built."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from graphql import GraphQLField, GraphQLObjectType, GraphQLSchema

from rathaus_platform.errors import SignInRequired
from rathaus_platform.identity.api_clients.api import SCOPES


@dataclass(frozen=True)
class Policy:
    """A named right. `allows` sees the request only: whose object it is, is decided by the action that loads it.

    A program needs one of `scopes` besides; without any no program gets in, except `for_any_program`.
    """

    name: str
    allows: Callable[[HttpRequest], bool]
    scopes: frozenset[str] = frozenset()
    for_any_program: bool = False

    def scoped(self, *scopes: str) -> "Policy":
        """The same right, open to programs with one of these scopes. Raises ValueError for one that is not known."""
        if unknown := set(scopes) - SCOPES.keys():
            raise ValueError(f"no such scope: {', '.join(sorted(unknown))}")
        return replace(self, scopes=frozenset(scopes))


PUBLIC = Policy("public", lambda request: True)
SHAPE = Policy("public", lambda request: True, for_any_program=True)
"""For types that only shape what another field, with a policy of its own, lets through."""
# The action itself compares a secret that only the applicant holds (number and status code).
BY_CODE = Policy("number and code", lambda request: True)


def policy_of(type_: GraphQLObjectType, name: str) -> Policy | None:
    """The policy of one field: declared in the type's `policies` for the field, or as the type's `policy`."""
    declared: Any = getattr(type_, "graphene_type", None)
    by_field: dict[str, Policy] = getattr(declared, "policies", {})
    return by_field.get(name) or getattr(declared, "policy", None)


def undeclared(schema: GraphQLSchema) -> list[str]:
    """All `Type.field` that nobody has declared a policy for."""
    return [
        f"{name}.{field}"
        for name, type_ in schema.type_map.items()
        if isinstance(type_, GraphQLObjectType) and not name.startswith("__")
        for field in type_.fields
        if policy_of(type_, field) is None
    ]


def protect(schema: GraphQLSchema) -> GraphQLSchema:
    """Put every field behind its policy. Raises TypeError for fields without one: default is deny."""
    if missing := undeclared(schema):
        raise TypeError(f"no policy declared for {', '.join(missing)}")
    for type_ in schema.type_map.values():
        if isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__"):
            for name, field in type_.fields.items():
                policy = policy_of(type_, name)
                if policy is not None and policy.name not in (PUBLIC.name, BY_CODE.name):
                    _guard(field, policy)
    return schema


def _guard(field: GraphQLField, policy: Policy) -> None:
    resolve = field.resolve
    if resolve is None:
        raise TypeError(f"a guarded field needs a resolver ({policy.name})")

    def guarded(root: Any, info: Any, **arguments: Any) -> Any:
        if not policy.allows(info.context):
            raise SignInRequired
        return resolve(root, info, **arguments)

    field.resolve = guarded
