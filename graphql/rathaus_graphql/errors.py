"""PlatformErrors on their way out: expected failures as `Problem` values, everything else without inner details."""

import logging
from typing import Any

import graphene
from django.db import InterfaceError, OperationalError
from graphql import GraphQLError

from rathaus_graphql.permissions import SHAPE
from rathaus_platform.errors import Invalid, PlatformError, TooManyRequests, Unavailable
from rathaus_platform.identity.api_clients.api import TokenRefused

log = logging.getLogger(__name__)


class FieldProblemType(graphene.ObjectType):
    """One answer that needs mending."""

    class Meta:
        name = "FieldProblem"

    policy = SHAPE
    field = graphene.String(required=True, description="Name of the field, with its place in repeated groups.")
    text = graphene.String(required=True, description="What to do, in German.")


class Problem(graphene.ObjectType):
    """Why a mutation was not carried out. `code` is stable, `text` is for people."""

    policy = SHAPE
    code = graphene.String(required=True)
    text = graphene.String(required=True)
    fields = graphene.List(graphene.NonNull(FieldProblemType), required=True)


def problem(error: PlatformError) -> Problem:
    """The error as a value of the API."""
    details = error.problems if isinstance(error, Invalid) else ()
    return Problem(
        code=error.code,
        text=str(error.text),
        fields=[FieldProblemType(field=detail.field, text=str(detail.text)) for detail in details],
    )


def as_json(error: PlatformError) -> dict[str, Any]:
    """The same shape outside of GraphQL."""
    value = problem(error)
    return {
        "code": value.code,
        "text": value.text,
        "fields": [{"field": one.field, "text": one.text} for one in value.fields],
    }


def headers_of(error: PlatformError) -> dict[str, str]:
    """What a client's program needs to know beside the body: when to try again, what the token lacks."""
    if isinstance(error, TooManyRequests):
        return {"Retry-After": str(error.retry_after)}
    if isinstance(error, TokenRefused):
        return {"WWW-Authenticate": 'Bearer error="invalid_token"'}
    return {}


def expected(error: GraphQLError) -> PlatformError | None:
    """What went wrong, where it is of a kind that clients can act on; a database that is away is one."""
    return known(error.original_error)


def known(failure: BaseException | None) -> PlatformError | None:
    """The same for a failure outside of a document."""
    if isinstance(failure, (OperationalError, InterfaceError)):
        return Unavailable()
    return failure if isinstance(failure, PlatformError) else None


def outward(error: GraphQLError) -> dict[str, Any]:
    """An error as it may leave the house: syntax and limits as they are, PlatformErrors by code, the rest hidden."""
    if failure := expected(error):
        return {"message": str(failure.text), "path": error.path, "extensions": {"code": failure.code}}
    original = error.original_error
    if original is None:
        return {
            "message": error.message,
            "path": error.path,
            "extensions": {"code": "graphql.document", **(error.extensions or {})},
        }
    log.error("graphql field failed", exc_info=original)
    return {"message": "Das hat nicht geklappt.", "path": error.path, "extensions": {"code": "platform.unexpected"}}
