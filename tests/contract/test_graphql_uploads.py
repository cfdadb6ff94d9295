"""Files for the API: who may send them, what an id opens, and that a stranger's id is none."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.corpus import uploads as corpus
from tests.integration.cases import world

from rathaus_graphql.permissions import Policy
from rathaus_graphql.urls import urlpatterns
from rathaus_platform.clock import now
from rathaus_platform.documents.models import StoredFile
from rathaus_platform.identity.api import Person
from rathaus_services.cases import api as cases
from rathaus_services.cases.models import Case, CaseFile, Draft
from rathaus_services.cases.tasks import expire
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

Clients = Callable[[TownRef], Client]
Asked = Callable[..., dict[str, str]]
ANSWER, APPLICATION = "/graphql/uploads/answer/", "/graphql/uploads/application/"
POLICIES = {"graphql-upload-answer": "number and code", "graphql-upload-application": "public"}
FIELD = "heimtierausweis"


def ask(client: Client, document: str, **values: Any) -> Any:
    """The one field that the document asks for."""
    body = json.dumps({"document": document, "variables": {"input": values}})
    answer = client.post("/graphql/", body, content_type="application/json").json()
    return next(iter(answer["data"].values()))


def post(client: Client, url: str, *, name: str = "Ausweis.pdf", data: bytes | None = None, **values: Any) -> Any:
    """The answer to a file; `headers` are the request's."""
    headers = values.pop("headers", None)
    file = SimpleUploadedFile(name, corpus.pdf() if data is None else data)
    return client.post(url, {**values, "file": file}, headers=headers)


@pytest.fixture
def asked(fresh_database: str, ahausen: TownRef, bestadt: TownRef) -> Asked:
    """`asked(town, person)`: number and code of a sent application with an open question."""

    def one(town: TownRef, person: Person | None = None) -> dict[str, str]:
        with in_town(town):
            sent = world.send(person)
            cases.ask_back(sent.id, staff=world.staff(), text="Bitte schicken Sie den Ausweis.")
            return {"number": sent.receipt.number, "code": sent.receipt.code}

    return one


def test_every_address_for_files_has_a_policy() -> None:
    views = {pattern.name: getattr(pattern.callback, "policy", None) for pattern in urlpatterns}
    declared = {name: policy.name for name, policy in views.items() if isinstance(policy, Policy)}

    assert declared == POLICIES
    assert views.keys() - declared.keys() == {"graphql"}  # its fields have theirs


# -- answering a question


def test_an_answer_takes_the_files_that_were_sent_before(
    asked: Asked, ahausen: TownRef, bestadt: TownRef, town_client: Clients
) -> None:
    client, opened = town_client(ahausen), asked(ahausen)

    kept = post(client, ANSWER, name="C:\\Paß.pdf", **opened)
    spare = post(client, ANSWER, **opened).json()["id"]
    before = _staff_view(ahausen)
    done = ask(client, "AnswerQuestion", **opened, text="", files=[kept.json()["id"]])

    assert kept.status_code == 201 and not kept.cookies
    assert kept.json().keys() == {"id", "name", "mediaType", "size", "state"}
    assert (kept.json()["name"], kept.json()["mediaType"], kept.json()["state"]) == (
        "Paß.pdf",
        "application/pdf",
        "unchecked",
    )
    assert [file.purpose for file in before.files] == ["upload"]  # nobody sees what is not answered yet
    assert (done["__typename"], done["turn"]) == ("Case", "rathaus")
    after = _staff_view(ahausen)
    assert [(file.purpose, file.name) for file in after.thread[0].files] == [("answer", "Paß.pdf")]
    with in_town(ahausen):
        assert not StoredFile.objects.filter(pk=spare).exists()
    with in_town(bestadt):
        assert not StoredFile.objects.exists()


def test_the_signed_in_owner_needs_no_code_and_nobody_else_gets_in(
    asked: Asked, ahausen: TownRef, bestadt: TownRef, town_client: Clients
) -> None:
    owner = world.citizen()
    number = asked(ahausen, owner)["number"]
    with in_town(ahausen):
        mine = world.sign_in(town_client(ahausen), owner)
        other = world.sign_in(town_client(ahausen), world.citizen("Olga Anders"))
        clerk = world.staff(name="Carla Kern")
        office = world.sign_in(town_client(ahausen), clerk)
    with in_town(bestadt):
        there = world.sign_in(town_client(bestadt), owner)

    file = post(mine, ANSWER, number=number).json()["id"]
    refused = [post(client, ANSWER, number=number) for client in (other, office, there, town_client(ahausen))]
    unknown = post(mine, ANSWER, number="AHA-26-999999")
    taken = ask(other, "AnswerQuestion", number=number, text="Ich!", files=[file])

    assert {(answer.status_code, answer.content) for answer in refused} == {(404, unknown.content)}
    assert unknown.json()["code"] == taken["code"] == "vorgang_unbekannt"
    assert ask(mine, "AnswerQuestion", number=number, text="", files=[file])["__typename"] == "Case"


def test_a_code_is_guessed_no_oftener_here_than_elsewhere(asked: Asked, ahausen: TownRef, town_client: Clients) -> None:
    client, opened = town_client(ahausen), asked(ahausen)
    wrong = {**opened, "code": "AAAA-AAAA-AAAA"}

    tries = [post(client, ANSWER, data=b"x", **wrong).status_code for _try in range(11)]
    locked = post(client, ANSWER, **opened)

    assert tries == [404] * 10 + [429]
    assert (locked.status_code, locked.json()["code"]) == (429, "zu_viele_versuche")
    assert int(locked["Retry-After"]) > 0


def test_an_id_of_another_case_or_town_is_none(
    asked: Asked, ahausen: TownRef, bestadt: TownRef, town_client: Clients
) -> None:
    here, there = town_client(ahausen), town_client(bestadt)
    mine, neighbour, abroad = asked(ahausen), asked(ahausen), asked(bestadt)
    foreign = [
        post(here, ANSWER, **neighbour).json()["id"],
        post(there, ANSWER, **abroad).json()["id"],
        post(here, APPLICATION, service=world.SERVICE, field=FIELD, idempotencyKey=uuid4()).json()["id"],
        _uploaded_with(ahausen, mine["number"]),  # the case's own, but of the application
        str(uuid4()),
        "keine",
    ]

    refusals = [ask(here, "AnswerQuestion", **mine, text="Hier.", files=[id_]) for id_ in foreign]

    assert refusals == [refusals[-1]] * len(foreign)
    assert [(one["field"], refusals[0]["code"]) for one in refusals[0]["fields"]] == [("files", "ungueltig")]
    assert ask(there, "AnswerQuestion", **abroad, text="", files=[foreign[1]])["__typename"] == "Case"


def test_files_are_taken_only_for_an_open_question_and_only_so_many(
    asked: Asked, ahausen: TownRef, town_client: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rathaus_services.cases.ahead.MOST_FILES", 1)
    client, opened = town_client(ahausen), asked(ahausen)

    first, second = post(client, ANSWER, **opened), post(client, ANSWER, **opened)
    named_twice = ask(client, "AnswerQuestion", **opened, text="", files=[first.json()["id"], str(uuid4())])
    ask(client, "AnswerQuestion", **opened, text="", files=[first.json()["id"]])
    late = post(client, ANSWER, **opened)

    assert (second.status_code, second.json()["fields"][0]["field"]) == (422, "file")
    assert named_twice["fields"][0]["field"] == "files"
    assert (late.status_code, late.json()["code"]) == (409, "vorgang_weiter")


def test_what_no_answer_named_is_swept_in_its_own_town(
    asked: Asked, ahausen: TownRef, bestadt: TownRef, town_client: Clients
) -> None:
    for town in (ahausen, bestadt):
        post(town_client(town), ANSWER, **asked(town))
    with in_town(ahausen):
        expire()
        assert CaseFile.objects.filter(purpose="answer").count() == 1  # still young
        for town in (ahausen, bestadt):
            with in_town(town):
                CaseFile.objects.update(created_at=now() - timedelta(days=1))
        expire()
        assert [file.purpose for file in StoredFile.objects.all()] == ["upload"]
    with in_town(bestadt):
        assert CaseFile.objects.filter(purpose="answer").count() == 1


# -- sending an application


def application(key: str, *files: str) -> dict[str, Any]:
    return {"service": world.SERVICE, "idempotencyKey": key, "data": {**world.answers(), FIELD: list(files)}}


def test_an_application_takes_its_files_and_a_mistake_keeps_them(
    fresh_database: str, ahausen: TownRef, bestadt: TownRef, town_client: Clients
) -> None:
    client, key = town_client(ahausen), str(uuid4())
    of_key = {"service": world.SERVICE, "field": FIELD, "idempotencyKey": key}

    kept = post(client, APPLICATION, **of_key)
    spare = post(client, APPLICATION, **of_key).json()["id"]
    sent = application(key, kept.json()["id"])
    wrong = ask(client, "SubmitCase", **{**sent, "data": {**sent["data"], "chipnummer": "12"}})
    first, again = ask(client, "SubmitCase", **sent), ask(client, "SubmitCase", **sent)
    late = post(client, APPLICATION, **of_key)

    assert (kept.status_code, wrong["fields"][0]["field"]) == (201, "chipnummer")
    assert (first["__typename"], first["replayed"], again["replayed"]) == ("Receipt", False, True)
    assert again["number"] == first["number"]
    assert (late.status_code, late.json()["code"]) == (409, "antrag_schon_gesendet")
    with in_town(ahausen):
        assert [str(file.id) for file in _staff_view(ahausen).files] == [kept.json()["id"]]
        assert not StoredFile.objects.filter(pk=spare).exists()
        assert Draft.objects.count() == 1  # sent, kept for a day for a repeated post
    with in_town(bestadt):
        assert not Draft.objects.exists()


def test_an_id_under_another_key_field_owner_or_town_is_none(
    fresh_database: str, ahausen: TownRef, bestadt: TownRef, town_client: Clients
) -> None:
    here, there, key = town_client(ahausen), town_client(bestadt), str(uuid4())
    with in_town(ahausen):
        owner = world.sign_in(town_client(ahausen), world.citizen())
    of = {"service": world.SERVICE, "field": FIELD}
    owned = str(uuid4())
    foreign = [
        (key, post(here, APPLICATION, **of, idempotencyKey=uuid4()).json()["id"]),
        (key, post(there, APPLICATION, **of, idempotencyKey=key).json()["id"]),
        (owned, post(owner, APPLICATION, **of, idempotencyKey=owned).json()["id"]),
        (key, str(uuid4())),
    ]

    refusals = [ask(here, "SubmitCase", **application(under, id_)) for under, id_ in foreign]
    taken = post(here, APPLICATION, **of, idempotencyKey=owned)

    assert refusals == [refusals[-1]] * len(foreign)
    assert [one["field"] for one in refusals[0]["fields"]] == [FIELD]
    assert (taken.status_code, taken.json()["code"]) == (404, "entwurf_unbekannt")
    assert ask(owner, "SubmitCase", **application(*foreign[2]))["__typename"] == "Receipt"
    with in_town(ahausen):
        assert Draft.objects.filter(case=None).count() == 1  # of the first file; refused calls leave none


def test_unused_files_go_with_the_draft_of_their_key(
    fresh_database: str, ahausen: TownRef, bestadt: TownRef, town_client: Clients
) -> None:
    for town in (ahausen, bestadt):
        post(town_client(town), APPLICATION, service=world.SERVICE, field=FIELD, idempotencyKey=uuid4())
    with in_town(ahausen):
        Draft.objects.update(expires_at=now())
        expire()
        assert not StoredFile.objects.exists()
    with in_town(bestadt):
        assert StoredFile.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "status", "code", "field"),
    [
        ({"field": "rufname"}, 422, "ungueltig", "field_itself"),
        ({"field": "gibt_es_nicht"}, 422, "ungueltig", "field_itself"),
        ({"service": "gibt_es_nicht"}, 404, "leistung_geschlossen", None),
        ({"idempotencyKey": "1"}, 422, "ungueltig", "idempotencyKey"),
        ({"name": "programm.jpg", "data": b"MZ" + bytes(200)}, 422, "datei_abgelehnt", None),
        ({"data": b""}, 422, "datei_abgelehnt", None),
        ({"data": bytes(10 * 1024 * 1024 + 1)}, 422, "datei_abgelehnt", None),
        ({"data": bytes(21 * 1024 * 1024)}, 422, "datei_abgelehnt", None),
        ({"headers": {"Origin": "https://boese.example.org"}}, 403, "nicht_erlaubt", None),
        ({"headers": {"Origin": "null"}}, 403, "nicht_erlaubt", None),
    ],
)
def test_a_refusal_has_the_shape_of_a_problem(
    fresh_database: str,
    ahausen: TownRef,
    town_client: Clients,
    changed: dict[str, Any],
    status: int,
    code: str,
    field: str | None,
) -> None:
    sent = {"service": world.SERVICE, "field": FIELD, "idempotencyKey": uuid4(), **changed}

    answer = post(town_client(ahausen), APPLICATION, **sent)

    named = {None: [], "field_itself": [changed.get("field")]}.get(field, [field])
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert [one["field"] for one in answer.json()["fields"]] == named
    assert answer.json().keys() == {"code", "text", "fields"} and answer.json()["text"]
    with in_town(ahausen):
        assert not StoredFile.objects.exists()


@pytest.mark.parametrize("url", [ANSWER, APPLICATION])
def test_only_one_file_by_post_is_taken(asked: Asked, ahausen: TownRef, town_client: Clients, url: str) -> None:
    client = town_client(ahausen)
    sent = {**asked(ahausen), "service": world.SERVICE, "field": FIELD, "idempotencyKey": uuid4()}
    two = [SimpleUploadedFile("a.pdf", corpus.pdf()), SimpleUploadedFile("b.pdf", corpus.pdf())]

    assert client.get(url).json()["code"] == "graphql.method"
    for files in ({}, {"file": two}, {"datei": two[0]}):
        answer = client.post(url, {**sent, **files})
        assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "file")


def _staff_view(town: TownRef) -> cases.StaffCaseView:
    """The town's only case as a clerk sees it."""
    with in_town(town):
        return cases.case_for_staff(Case.objects.get().id, staff=world.staff(name="Clara Kern"))


def _uploaded_with(town: TownRef, number: str) -> str:
    with in_town(town):
        return str(CaseFile.objects.get(case__number=number, purpose="upload").pk)
