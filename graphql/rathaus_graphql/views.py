"""The HTTP entry: POST with JSON, GET for stored documents only. No cookie is set, no batch, no console."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from graphene_django.views import GraphQLView
from graphql import ExecutionResult, GraphQLError, OperationType, execute, get_operation_ast, validate

from rathaus_graphql import limits, stored
from rathaus_graphql.errors import expected, outward
from rathaus_platform.errors import Unavailable
from rathaus_platform.identity.api import person_of


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
        try:
            result = self.answer(request)
        except GraphQLError as error:
            result, status = ExecutionResult(None, [error]), getattr(error, "status", 400)
        else:
            status = _status(result)
        body: dict[str, Any] = {"data": result.data} if status == 200 else {}
        if result.errors:
            body["errors"] = [outward(error) for error in result.errors]
        return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})

    def answer(self, request: HttpRequest) -> ExecutionResult:
        source, variables, operation = self.read(request)
        document = limits.read(source, variables)
        chosen = get_operation_ast(document, operation)
        if request.method == "GET" and (chosen is None or chosen.operation != OperationType.QUERY):
            raise Refused("Mit GET lässt sich nur lesen.", "graphql.method", 405)
        schema = self.schema.graphql_schema
        if errors := validate(schema, document, max_errors=10):
            return ExecutionResult(None, errors)
        return execute(schema, document, context_value=request, variable_values=variables, operation_name=operation)  # type: ignore[return-value]

    def read(self, request: HttpRequest) -> tuple[str, dict[str, Any], str | None]:
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
        return self.source(request, data), variables, data.get("operationName")

    def source(self, request: HttpRequest, data: dict[str, Any]) -> str:
        if name := data.get("document"):
            if (text := stored.documents().get(str(name))) is not None:
                return text
            raise Refused("Dieses Dokument ist nicht hinterlegt.", "graphql.unknown_document", 404)
        if not isinstance(data.get("query"), str):
            raise Refused("Es fehlt „document“ oder „query“.", "graphql.request")
        if person_of(request) is None:
            raise Refused(
                "Freie Abfragen brauchen eine Anmeldung. Hinterlegte Dokumente gehen ohne.", "graphql.free_query", 401
            )
        return str(data["query"])


def _status(result: ExecutionResult) -> int:
    if not result.errors or result.data is not None:
        return 200
    return Unavailable.status if any(isinstance(expected(error), Unavailable) for error in result.errors) else 400


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
