"""The API: SDL snapshot, a policy on every field, stored documents for strangers, the same actions as the pages."""

import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import yaml
from django.db import OperationalError
from django.test import Client, RequestFactory
from graphql import ExecutionResult, GraphQLError, GraphQLObjectType, print_schema, validate

from rathaus_graphql import limits, stored
from rathaus_graphql.permissions import policy_of, undeclared
from rathaus_graphql.schema import schema
from rathaus_graphql.views import Endpoint
from rathaus_platform.clock import today
from rathaus_tenants.values import TownRef

Clients = Callable[[TownRef], Client]
SNAPSHOT = Path(__file__).parents[2] / "graphql/rathaus_graphql/schema.graphql"
CATALOGUE = Path(__file__).parents[2] / "service_modules/rathaus_catalogue"
NAMES = sorted(name for name in stored.documents() if len(name) < 64)


def ask(client: Client, document: str, **variables: Any) -> dict[str, Any]:
    body = json.dumps({"document": document, "variables": variables})
    return dict(client.post("/graphql/", body, content_type="application/json").json())


def test_the_sdl_is_the_published_one() -> None:
    """RATHAUS_SNAPSHOT=write renews it on purpose."""
    printed = print_schema(schema.graphql_schema) + "\n"
    if os.environ.get("RATHAUS_SNAPSHOT") == "write":
        SNAPSHOT.write_text(printed)

    assert printed == SNAPSHOT.read_text()


def test_every_field_has_a_policy() -> None:
    types = [t for n, t in schema.graphql_schema.type_map.items() if isinstance(t, GraphQLObjectType) and n[:2] != "__"]

    assert undeclared(schema.graphql_schema) == []
    assert {policy.name for t in types for f in t.fields if (policy := policy_of(t, f))} == {
        "public",
        "number and code",
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_stored_document_fits_the_schema(name: str) -> None:
    assert validate(schema.graphql_schema, limits.read(stored.documents()[name], {}).document) == []


def test_a_town_tells_about_itself_and_about_no_other(ahausen: TownRef, bestadt: TownRef, town_client: Clients) -> None:
    answers = [ask(town_client(town), "Town") for town in (ahausen, bestadt)]

    assert [answer["data"]["town"]["slug"] for answer in answers] == ["ahausen", "bestadt"]
    assert "bestadt" not in json.dumps(answers[0]).lower()


def test_services_are_listed_with_their_schema(ahausen: TownRef, town_client: Clients) -> None:
    client = town_client(ahausen)

    listed = [edge["node"]["key"] for edge in ask(client, "Services")["data"]["services"]["edges"]]
    one = ask(client, "Service", key=listed[0])["data"]["service"]

    assert "hundesteuer_anmeldung" in listed
    assert one["fields"]["additionalProperties"] is False
    assert ask(client, "Service", key="gibt_es_nicht")["data"]["service"] is None


def test_pages_of_a_list_follow_each_other(ahausen: TownRef, town_client: Clients) -> None:
    client = town_client(ahausen)
    first = ask(client, "Services", first=1)["data"]["services"]
    second = ask(client, "Services", first=1, after=first["pageInfo"]["endCursor"])["data"]["services"]

    assert len(first["edges"]) == len(second["edges"]) == 1
    assert first["edges"][0]["node"]["key"] != second["edges"][0]["node"]["key"]


@pytest.mark.parametrize(
    ("method", "body", "status", "code"),
    [
        ("post", {"query": "{ town { name } }"}, 401, "graphql.free_query"),
        ("post", {"document": "Unknown"}, 404, "graphql.unknown_document"),
        ("post", {"document": "Town", "variables": []}, 200, None),
        ("post", {"document": "Town", "variables": "x"}, 400, "graphql.request"),
        ("post", {}, 400, "graphql.request"),
        ("get", {"document": "SubmitCase"}, 405, "graphql.method"),
        ("get", {"document": "Town"}, 200, None),
        ("put", {}, 405, "graphql.method"),
    ],
)
def test_a_stranger_gets_stored_documents_only(
    ahausen: TownRef, town_client: Clients, method: str, body: dict[str, Any], status: int, code: str | None
) -> None:
    client = town_client(ahausen)
    sent = {"data": body} if method == "get" else {"data": json.dumps(body), "content_type": "application/json"}

    response = getattr(client, method)("/graphql/", **sent)

    assert response.status_code == status
    assert [error["extensions"]["code"] for error in response.json().get("errors", [])] == ([code] if code else [])
    assert not response.cookies


def test_a_form_post_is_refused(ahausen: TownRef, town_client: Clients) -> None:
    assert town_client(ahausen).post("/graphql/", {"document": "Town"}).status_code == 405


def submission(**answers: Any) -> dict[str, Any]:
    """An accepted example of the dog tax as the API's input; its photo will follow later."""
    example = yaml.load((CATALOGUE / "hundesteuer_anmeldung/examples/erster_hund.yaml").read_text(), yaml.BaseLoader)  # noqa: S506 - a safe loader, without types
    words = {"true": True, "false": False}
    data = {name: words.get(str(value), value) for name, value in example["answers"].items()}
    later = {"heimtierausweis": None, "heimtierausweis_spaeter": (today() + timedelta(days=7)).isoformat()}
    return {
        "service": "hundesteuer_anmeldung",
        "idempotencyKey": str(uuid4()),
        "data": {**data, "anzahl_hunde": 1, **later, **answers},
        "contactEmail": "erika@example.org",
    }


def test_an_application_is_sent_once_and_followed_by_its_code(
    fresh_database: str, ahausen: TownRef, bestadt: TownRef, town_client: Clients
) -> None:
    client, stranger, sent = town_client(ahausen), town_client(bestadt), submission()

    first = ask(client, "SubmitCase", input=sent)["data"]["submitCase"]
    again = ask(client, "SubmitCase", input=sent)["data"]["submitCase"]
    status = {"number": first["number"], "code": first["code"]}

    assert (first["__typename"], first["replayed"], again["replayed"]) == ("Receipt", False, True)
    assert (again["number"], again["code"]) == (first["number"], first["code"])
    assert ask(client, "CaseStatus", **status)["data"]["case"]["turn"] == "rathaus"
    assert ask(stranger, "CaseStatus", **status)["data"]["case"] is None
    assert ask(client, "CaseStatus", number=first["number"], code="falsch")["data"]["case"] is None


def test_other_content_under_the_same_key_is_a_conflict(
    fresh_database: str, ahausen: TownRef, town_client: Clients
) -> None:
    client, sent = town_client(ahausen), submission()
    ask(client, "SubmitCase", input=sent)

    changed = {**sent, "data": {**sent["data"], "rufname": "Rex"}}
    refused = ask(client, "SubmitCase", input=changed)["data"]["submitCase"]

    assert (refused["__typename"], refused["code"]) == ("Problem", "antrag_schon_gesendet")


def test_wrong_answers_come_back_by_field(fresh_database: str, ahausen: TownRef, town_client: Clients) -> None:
    sent = submission(chipnummer="12", unbekannt="x")

    refused = ask(town_client(ahausen), "SubmitCase", input=sent)["data"]["submitCase"]

    assert refused["__typename"] == "Problem"
    assert {field["field"] for field in refused["fields"]} >= {"chipnummer", "unbekannt"}


@pytest.mark.parametrize(("failure", "status"), [(OperationalError("connection refused"), 503), (KeyError("x"), 400)])
def test_a_database_that_is_away_is_told_from_a_wrong_question(failure: Exception, status: int) -> None:
    error = GraphQLError("inner", original_error=failure)
    endpoint = Endpoint(schema=schema)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(endpoint, "answer", lambda request: ExecutionResult(None, [error]))
        answer = endpoint.dispatch(RequestFactory().post("/graphql/"))

    code = json.loads(answer.content)["errors"][0]["extensions"]["code"]
    assert (answer.status_code, code == "voruebergehend_gestoert") == (status, status == 503)
    assert "inner" not in answer.content.decode()
