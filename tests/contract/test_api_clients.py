"""Programs at the API: what a token must prove, what a scope opens, what a quota ends; never two towns."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from graphql import GraphQLObjectType
from joserfc.jwk import RSAKey
from redis.exceptions import ConnectionError as Away
from tests.corpus import uploads as corpus
from tests.integration.cases import world
from tests.integration.identity.issuer import Issuer

from rathaus_graphql.permissions import policy_of
from rathaus_graphql.schema import schema
from rathaus_graphql.urls import urlpatterns
from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now
from rathaus_platform.identity.api_clients import quota
from rathaus_platform.identity.api_clients.api import SCOPES, Quota, programs
from rathaus_platform.identity.api_clients.models import ApiClient
from rathaus_platform.identity.relying_party import provider
from rathaus_services.cases import api as cases
from rathaus_services.cases.models import Case
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

Clients = Callable[[TownRef], Client]
UPLOADS = {"cases:answer": "/graphql/uploads/answer/", "cases:submit": "/graphql/uploads/application/"}
TOWN = "{ town { slug } }"


@pytest.fixture
def issuer(settings: Any) -> Iterator[Issuer]:
    """Realm `verwaltung` of a Keycloak that signs whatever a test wants."""
    provider.forget()
    server = Issuer("verwaltung")
    base = server.url.removesuffix("/realms/verwaltung")
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, keycloak_url=base, keycloak_internal_url=base)
    yield server
    server.close()
    provider.forget()


def register(town: TownRef, **changed: Any) -> ApiClient:
    values = {
        "name": "steuer",
        "client_id": "programm-ahausen-steuer",
        "scopes": sorted(SCOPES),
        **vars(Quota()),
        "valid_from": now() - timedelta(minutes=1),
    }
    with in_town(town):
        return ApiClient.objects.create(**{**values, **changed})


def ask(client: Client, token: str, query: str = TOWN, **sent: Any) -> Any:
    body = json.dumps({"query": query, **sent})
    return client.post("/graphql/", body, content_type="application/json", headers={"Authorization": f"Bearer {token}"})


def code(answer: Any) -> str:
    return str(answer.json()["errors"][0]["extensions"]["code"])


def good(issuer: Issuer, town: TownRef, **changed: Any) -> str:
    return issuer.sign(issuer.access_claims(str(town.id), **changed))


# -- the token


def test_a_program_may_ask_freely_and_only_of_its_own_town(
    issuer: Issuer, ahausen: TownRef, bestadt: TownRef, town_client: Clients
) -> None:
    register(ahausen)
    token = good(issuer, ahausen)

    here, there = ask(town_client(ahausen), token), ask(town_client(bestadt), token)

    assert (here.status_code, here.json()["data"]) == (200, {"town": {"slug": "ahausen"}})
    assert (there.status_code, code(there)) == (401, "token_abgelehnt")
    assert there["WWW-Authenticate"].startswith("Bearer") and "data" not in there.json()
    assert not here.cookies and not there.cookies
    # Also where both towns know a program of this name: the token names one town.
    register(bestadt)
    assert ask(town_client(bestadt), token).status_code == 401


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "http://localhost/realms/verwaltung"},
        {"iss": None},
        {"aud": "stadt-ahausen"},
        {"aud": ["rathaus-api", "stadt-ahausen"]},
        {"aud": None},
        {"azp": "stadt-ahausen"},
        {"azp": "programm-ahausen-andere"},
        {"azp": ["programm-ahausen-steuer"]},
        {"azp": None},
        {"exp": int(time.time()) - 120},
        {"exp": int(time.time()) + 86_400},
        {"exp": None},
        {"iat": int(time.time()) + 3600},
        {"iat": None},
        {"nbf": int(time.time()) + 3600},
        {"scope": None},
        {"typ": "ID"},
        {"typ": "Refresh"},
        {"typ": "Logout"},
        {"typ": None},
        {"rathaus_town": str(uuid4())},
        {"rathaus_town": None},
    ],
)
def test_a_token_with_one_thing_wrong_is_refused(
    issuer: Issuer, ahausen: TownRef, bestadt: TownRef, town_client: Clients, changed: dict[str, Any]
) -> None:
    register(ahausen)

    answer = ask(town_client(ahausen), good(issuer, ahausen, **changed))

    assert (answer.status_code, code(answer)) == (401, "token_abgelehnt")


def test_foreign_keys_and_weak_signatures_are_refused(issuer: Issuer, ahausen: TownRef, town_client: Clients) -> None:
    register(ahausen)
    claims = issuer.access_claims(str(ahausen.id))
    head, body, signature = issuer.sign(claims).split(".")
    unsigned = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0"  # {"alg":"none","typ":"JWT"}
    tokens = [
        issuer.sign(claims, key=RSAKey.generate_key(2048, {"kid": "first"})),
        issuer.sign(claims, key=RSAKey.generate_key(2048, {"kid": "unknown"})),
        issuer.confused(claims),
        f"{unsigned}.{body}.",
        f"{unsigned}.{body}.{signature}",
        f"{head}.{body}.",
        f"{head}.{body[:-4]}AAAA.{signature}",
        "x" * 9_000,
        "ä.ö.ü",
        "",
    ]

    for token in tokens:
        answer = ask(town_client(ahausen), token)
        assert (answer.status_code, code(answer)) == (401, "token_abgelehnt"), token[:40]


def test_a_citizens_or_clerks_token_is_no_programs_and_the_other_way_round(
    issuer: Issuer, ahausen: TownRef, town_client: Clients
) -> None:
    register(ahausen)
    person = {"aud": "stadt-ahausen", "azp": "stadt-ahausen", "sid": "x", "acr": "hoch", "scope": "openid"}
    for claims in (person, {**person, "typ": "ID"}, {**person, "aud": "rathaus-api"}):
        assert ask(town_client(ahausen), good(issuer, ahausen, **claims)).status_code == 401

    # A program is nobody at the desk, and no session's person comes along with it.
    with in_town(ahausen):
        citizen = world.citizen()
        mine = world.sign_in(town_client(ahausen), citizen)
        sent = world.send(citizen)
        cases.ask_back(sent.id, staff=world.staff(), text="Bitte schicken Sie den Ausweis.")
    bearer = {"Authorization": f"Bearer {good(issuer, ahausen)}"}
    variables = {"input": {"number": sent.receipt.number, "text": "Hier."}}
    body = json.dumps({"document": "AnswerQuestion", "variables": variables})

    answer = mine.post("/graphql/", body, content_type="application/json", headers=bearer)
    file = mine.post(UPLOADS["cases:answer"], {"number": sent.receipt.number}, headers=bearer)
    desk = town_client(ahausen).get("/verwaltung/", headers=bearer)

    assert answer.json()["data"]["answerQuestion"]["code"] == file.json()["code"] == "vorgang_unbekannt"
    assert desk.status_code == 302 and "/anmelden/" in desk["Location"]


def test_a_revoked_program_is_out_at_once_and_an_old_secrets_token_too(
    issuer: Issuer, ahausen: TownRef, town_client: Clients
) -> None:
    row, token = register(ahausen), good(issuer, ahausen)
    client = town_client(ahausen)
    before = ask(client, token).status_code
    with in_town(ahausen):
        ApiClient.objects.update(valid_from=now() + timedelta(seconds=1))
        rotated = ask(client, token).status_code
        ApiClient.objects.update(valid_from=row.valid_from, revoked_at=now())

    assert (before, rotated, ask(client, token).status_code) == (200, 401, 401)


def test_keys_are_kept_and_a_new_key_is_found(
    issuer: Issuer, ahausen: TownRef, town_client: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(ahausen)
    client, clock = town_client(ahausen), [time.monotonic()]
    monkeypatch.setattr(provider.time, "monotonic", lambda: clock[0])
    ask(client, good(issuer, ahausen))
    issuer.asked.clear()
    for _call in range(50):
        assert ask(client, good(issuer, ahausen)).status_code == 200
    assert issuer.asked == []

    second = RSAKey.generate_key(2048, {"kid": "second"})
    issuer.published = [second]
    new = issuer.sign(issuer.access_claims(str(ahausen.id)), key=second)
    clock[0] += provider.KEYS_PAUSE + 1
    assert [ask(client, new).status_code for _call in range(20)] == [200] * 20
    assert issuer.asked == ["/realms/verwaltung/keys"]
    assert ask(client, good(issuer, ahausen)).status_code == 401, "the withdrawn key"
    assert len(issuer.asked) == 1, "an invented key id makes nobody ask again and again"


def test_a_withdrawn_key_ends_by_its_age_and_an_issuer_that_is_away_does_not_end_all(
    issuer: Issuer, ahausen: TownRef, town_client: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(ahausen)
    client, clock = town_client(ahausen), [time.monotonic()]
    monkeypatch.setattr(provider.time, "monotonic", lambda: clock[0])
    assert ask(client, good(issuer, ahausen)).status_code == 200
    issuer.published = []
    issuer.says_issuer = "elsewhere"

    def away(url: str) -> Any:
        issuer.asked.append(url)
        raise provider.SignInAway

    monkeypatch.setattr(provider, "_get", away)
    issuer.asked.clear()
    clock[0] += provider.KEYS_AGE + 1
    assert [ask(client, good(issuer, ahausen)).status_code for _call in range(5)] == [200] * 5
    assert len(issuer.asked) == 1
    clock[0] += provider.KEYS_MOST_AGE
    late = ask(client, good(issuer, ahausen))
    assert (late.status_code, code(late)) == (503, "anmeldung_gestoert")


# -- scopes


def test_every_field_and_address_names_a_scope_or_lets_no_program_in() -> None:
    policies = {
        f"{name}.{field}": policy_of(type_, field)
        for name, type_ in schema.graphql_schema.type_map.items()
        if isinstance(type_, GraphQLObjectType) and name[:2] != "__"
        for field in type_.fields
    }
    roots = {name: policy for name, policy in policies.items() if name.split(".")[0] in ("Query", "Mutation")}

    named = frozenset().union(*(policy.scopes for policy in policies.values() if policy))
    assert named == SCOPES.keys()
    assert {name: sorted(policy.scopes) for name, policy in roots.items() if policy} == {
        "Query.town": ["town:read"],
        "Query.news": ["news:read"],
        "Query.services": ["services:read"],
        "Query.service": ["services:read"],
        "Query.case": ["cases:read"],
        "Mutation.submitCase": ["cases:submit"],
        "Mutation.answerQuestion": ["cases:answer"],
    }
    shapes = {name.split(".")[0] for name, policy in policies.items() if policy and policy.for_any_program}
    assert shapes == {"PageInfo", "Problem", "FieldProblem"}
    closed = {pattern.name: sorted(pattern.callback.policy.scopes) for pattern in urlpatterns[1:]}
    assert closed == {"graphql-upload-answer": ["cases:answer"], "graphql-upload-application": ["cases:submit"]}


QUESTIONS = {
    "town:read": TOWN,
    "news:read": "{ news { edges { node { title } } pageInfo { hasNextPage } } }",
    "services:read": "{ services(first: 1) { edges { node { key } } } }",
    "cases:read": '{ case(number: "AHA-26-000001", code: "x") { number } }',
    "cases:submit": 'mutation { submitCase(input: {service: "x", idempotencyKey: "KEY", data: {}}) { __typename } }',
    "cases:answer": 'mutation { answerQuestion(input: {number: "x", code: "y", text: "z"}) { __typename } }',
}


@pytest.mark.parametrize("scope", SCOPES)
def test_a_scope_opens_its_own_fields_and_no_others(
    issuer: Issuer, ahausen: TownRef, town_client: Clients, scope: str
) -> None:
    register(ahausen)
    client, token = town_client(ahausen), good(issuer, ahausen, scope=scope)

    answers = {name: ask(client, token, question.replace("KEY", str(uuid4()))) for name, question in QUESTIONS.items()}
    files = {name: client.post(url, headers={"Authorization": f"Bearer {token}"}) for name, url in UPLOADS.items()}

    assert {name for name, answer in answers.items() if answer.status_code == 200} == {scope}
    assert {code(answer) for name, answer in answers.items() if name != scope} == {"scope_fehlt"}
    assert {answer.status_code for name, answer in answers.items() if name != scope} == {403}
    refused = {name for name, answer in files.items() if answer.status_code == 403}
    assert refused == UPLOADS.keys() - {scope}
    assert all(files[name].json()["code"] == "scope_fehlt" for name in refused)


def test_the_register_takes_a_scope_away_at_once(issuer: Issuer, ahausen: TownRef, town_client: Clients) -> None:
    register(ahausen, scopes=["news:read"])

    answer = ask(town_client(ahausen), good(issuer, ahausen))

    assert (answer.status_code, code(answer)) == (403, "scope_fehlt")
    assert len(answer.json()["errors"]) == 1
    assert "town:read" in answer.json()["errors"][0]["message"]


def test_one_forbidden_field_anywhere_refuses_the_whole_document(
    issuer: Issuer, ahausen: TownRef, town_client: Clients
) -> None:
    register(ahausen)
    client, token = town_client(ahausen), good(issuer, ahausen, scope="town:read")
    fragment = "query { town { slug } ...More } fragment More on Query { alias: services { edges { cursor } } }"

    hidden, introspection = ask(client, token, fragment), ask(client, token, "{ __schema { types { name } } }")

    assert (hidden.status_code, "data" in hidden.json()) == (403, False)
    assert (introspection.status_code, "data" in introspection.json()) == (400, False)


# -- quotas


def test_a_quota_of_requests_ends_with_when_to_come_back(
    issuer: Issuer, ahausen: TownRef, bestadt: TownRef, town_client: Clients
) -> None:
    register(ahausen, requests_per_minute=3)
    register(ahausen, name="andere", client_id="programm-ahausen-andere")
    client, token = town_client(ahausen), good(issuer, ahausen)

    answers = [ask(client, token) for _call in range(4)]
    upload = client.post(UPLOADS["cases:submit"], headers={"Authorization": f"Bearer {token}"})

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert code(answers[-1]) == upload.json()["code"] == "kontingent_erschoepft"
    assert 0 < int(answers[-1]["Retry-After"]) <= 61 and int(upload["Retry-After"]) > 0
    assert ask(client, good(issuer, ahausen, azp="programm-ahausen-andere")).status_code == 200
    with in_town(ahausen):
        assert {one.name: quota.requests_today(one) for one in programs()} == {"steuer": 5, "andere": 1}


def test_a_quota_of_cost_counts_before_it_runs(issuer: Issuer, ahausen: TownRef, town_client: Clients) -> None:
    register(ahausen, cost_per_day=250)
    client, token = town_client(ahausen), good(issuer, ahausen)
    dear = "{ services(first: 100) { edges { cursor } } }"  # 1 + 100 + 100

    answers = [ask(client, token, dear) for _call in range(2)]

    assert [answer.status_code for answer in answers] == [200, 429]
    assert int(answers[1]["Retry-After"]) > 0 and "data" not in answers[1].json()


def test_without_the_cache_programs_go_on(
    issuer: Issuer, ahausen: TownRef, town_client: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(ahausen, requests_per_minute=1)

    def away() -> None:
        raise Away

    monkeypatch.setattr(quota, "_client", away)

    assert [ask(town_client(ahausen), good(issuer, ahausen)).status_code for _call in range(3)] == [200] * 3
    with in_town(ahausen):
        assert quota.requests_today(programs()[0]) is None


# -- what it does


def test_an_application_of_a_program_is_in_the_trail_under_its_name_and_no_address_limits_it(
    issuer: Issuer, fresh_database: str, ahausen: TownRef, bestadt: TownRef, town_client: Clients, settings: Any
) -> None:
    settings.RATHAUS_MOST_BEGUN_PER_HOUR = settings.RATHAUS_MOST_FILES_PER_HOUR = 0
    row, client, key = register(ahausen), town_client(ahausen), str(uuid4())
    bearer = {"Authorization": f"Bearer {good(issuer, ahausen)}"}
    file = {"service": world.SERVICE, "idempotencyKey": key, "field": "heimtierausweis"}

    kept = client.post(
        UPLOADS["cases:submit"], {**file, "file": SimpleUploadedFile("A.pdf", corpus.pdf())}, headers=bearer
    )
    data = {**world.answers(), "heimtierausweis": [kept.json()["id"]]}
    sent = {"input": {"service": world.SERVICE, "idempotencyKey": key, "data": data}}
    body = json.dumps({"document": "SubmitCase", "variables": sent})
    receipt = client.post("/graphql/", body, content_type="application/json", headers=bearer).json()["data"]

    assert receipt["submitCase"]["__typename"] == "Receipt", receipt
    with in_town(ahausen):
        case = Case.objects.get()
        (entry,) = [one for one in audit.history_of(("case", str(case.id))) if one.action == "case.submitted"]
        assert (entry.actor.kind, entry.actor.id, entry.actor.name) == ("client", str(row.id), "steuer")
        assert case.owner_id is None
    with in_town(bestadt):
        assert not Case.objects.exists()


def test_a_program_costs_one_statement(issuer: Issuer, ahausen: TownRef, town_client: Clients) -> None:
    register(ahausen)
    client, token = town_client(ahausen), good(issuer, ahausen)
    ask(client, token)

    with CaptureQueriesContext(
        connection,
    ) as program:
        ask(client, token, "{ __typename }")

    of_ours = [one["sql"] for one in program if "api_clients" in one["sql"]]
    assert len(of_ours) == 1
    assert not [one["sql"] for one in program if "session" in one["sql"] or "identity_user" in one["sql"]]


def test_an_answer_of_a_program_is_the_applicants_word(
    issuer: Issuer, ahausen: TownRef, bestadt: TownRef, town_client: Clients
) -> None:
    row, bearer = register(ahausen), {"Authorization": f"Bearer {good(issuer, ahausen)}"}
    with in_town(ahausen):
        sent, clerk = world.send(), world.staff()
        cases.ask_back(sent.id, staff=clerk, text="Bitte schicken Sie den Ausweis.")
    opened = {"number": sent.receipt.number, "code": sent.receipt.code}
    client = town_client(ahausen)

    kept = client.post(
        UPLOADS["cases:answer"], {**opened, "file": SimpleUploadedFile("A.pdf", corpus.pdf())}, headers=bearer
    )
    variables = {"input": {**opened, "text": "Hier ist er.", "files": [kept.json()["id"]]}}
    body = json.dumps({"document": "AnswerQuestion", "variables": variables})
    answer = client.post("/graphql/", body, content_type="application/json", headers=bearer).json()["data"]

    assert (answer["answerQuestion"]["__typename"], answer["answerQuestion"]["turn"]) == ("Case", "rathaus")
    with in_town(ahausen):
        (said,) = [one for one in cases.case_for_staff(sent.id, staff=clerk).thread if one.text == "Hier ist er."]
        assert said.from_citizen and [file.name for file in said.files] == ["A.pdf"]
        (entry,) = [one for one in audit.history_of(("case", str(sent.id))) if one.action == "case.answer"]
        assert (entry.actor.kind, entry.actor.id) == ("client", str(row.id))
