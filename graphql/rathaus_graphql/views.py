"""The HTTP entry: POST with JSON, GET for stored documents only. No cookie is set, no batch, no console."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from graphene_django.views import GraphQLView
from graphql import (
    ExecutionResult,
    GraphQLError,
    NoSchemaIntrospectionCustomRule,
    OperationType,
    execute,
    get_operation_ast,
    specified_rules,
    validate,
)

from rathaus_graphql import limits, stored
from rathaus_graphql.errors import expected, headers_of, outward
from rathaus_graphql.programs import admitted, rule_for
from rathaus_platform.errors import PlatformError, Unavailable
from rathaus_platform.identity.api import person_of
from rathaus_platform.identity.api_clients.api import Program, ScopeMissing, count_cost

RULES = (*specified_rules, NoSchemaIntrospectionCustomRule)
"""The SDL is published as a file; nobody needs to ask for it."""


class Refused(GraphQLError):
    """The request itself is not acceptable; nothing of it was read."""

    def __init__(self, text: str, code: str, status: int = 400) -> None:
        super().__init__(text, extensions={"code": code})
        self.status = status


class Endpoint(GraphQLView):
    """graphene-django's view with its way of a request replaced: limits first, stored documents for strangers.

    Cross-site requests cannot do harm here: JSON needs a preflight that is never answered, and GET only reads.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        headers: dict[str, str] = {}
        try:
            result = self.answer(request)
        except GraphQLError as error:
            result, status = ExecutionResult(None, [error]), getattr(error, "status", 400)
        except PlatformError as refusal:  # of the program, before anything was asked
            result = ExecutionResult(None, [GraphQLError(str(refusal.text), original_error=refusal)])
            status, headers = refusal.status, headers_of(refusal)
        else:
            status = _status(result)
        body: dict[str, Any] = {"data": result.data} if status == 200 else {}
        if result.errors:
            body["errors"] = [outward(error) for error in result.errors]
        return JsonResponse(body, status=status, headers=headers, json_dumps_params={"ensure_ascii": False})

    def answer(self, request: HttpRequest) -> ExecutionResult:
        program = admitted(request)
        source, variables, operation = self.read(request, program)
        measured = limits.read(source, variables)
        document = measured.document
        chosen = get_operation_ast(document, operation)
        if request.method == "GET" and (chosen is None or chosen.operation != OperationType.QUERY):
            raise Refused("Mit GET lässt sich nur lesen.", "graphql.method", 405)
        schema = self.schema.graphql_schema
        rules = RULES if program is None else (*RULES, rule_for(program))
        if errors := validate(schema, document, rules, max_errors=10):
            return ExecutionResult(None, errors)
        if program is not None:
            count_cost(program, measured.cost)
        return execute(schema, document, context_value=request, variable_values=variables, operation_name=operation)  # type: ignore[return-value]

    def read(self, request: HttpRequest, program: Program | None) -> tuple[str, dict[str, Any], str | None]:
        """Document, variables and operation name. Raises Refused."""
        if request.method == "POST" and request.content_type == "application/json":
            if len(request.body) > 4 * limits.LIMITS.bytes:
                raise Refused("Die Anfrage ist zu groß.", "graphql.too_expensive", 413)
            data = _json(request.body)
        elif request.method == "GET":
            data = {"document": request.GET.get("document"), "variables": _json(request.GET.get("variables") or "{}")}
        else:
            raise Refused("Bitte senden Sie JSON mit POST.", "graphql.method", 405)
        variables = data.get("variables") or {}
        if not isinstance(variables, dict):
            raise Refused("„variables“ muss ein Objekt sein.", "graphql.request")
        return self.source(request, data, program), variables, data.get("operationName")

    def source(self, request: HttpRequest, data: dict[str, Any], program: Program | None) -> str:
        if name := data.get("document"):
            if (text := stored.documents().get(str(name))) is not None:
                return text
            raise Refused("Dieses Dokument ist nicht hinterlegt.", "graphql.unknown_document", 404)
        if not isinstance(data.get("query"), str):
            raise Refused("Es fehlt „document“ oder „query“.", "graphql.request")
        if program is None and person_of(request) is None:
            raise Refused(
                "Freie Abfragen brauchen eine Anmeldung. Hinterlegte Dokumente gehen ohne.", "graphql.free_query", 401
            )
        return str(data["query"])


def _status(result: ExecutionResult) -> int:
    if not result.errors or result.data is not None:
        return 200
    known = [expected(error) for error in result.errors]
    return next((error.status for error in known if isinstance(error, (Unavailable, ScopeMissing))), 400)


def _json(raw: str | bytes) -> dict[str, Any]:
    try:
        data = json.loads(raw)
    except ValueError as error:
        raise Refused("Das ist kein JSON.", "graphql.request") from error
    if not isinstance(data, dict):
        raise Refused("Erwartet wird ein JSON-Objekt.", "graphql.request")
    return data


def endpoint() -> Any:
    """The view for the address; imported late, because the schema needs all apps."""
    from rathaus_graphql.schema import schema

    return csrf_exempt(Endpoint.as_view(schema=schema))
