"""How much a stranger may begin and send: per address and town, by the form and by the API alike."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from redis.exceptions import ConnectionError as Away
from tests.corpus import uploads as corpus
from tests.integration.cases import world

from rathaus_platform.documents.models import StoredFile
from rathaus_platform.identity.api import Person
from rathaus_services.cases import api as cases
from rathaus_services.cases.models import Draft
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

Clients = Callable[..., Client]
BEGIN = f"/leistungen/{world.SERVICE}/beginnen/"
APPLICATION = "/graphql/uploads/application/"
FIELD = "heimtierausweis"


def begin(client: Client) -> Any:
    return client.post(BEGIN)


def send(client: Client) -> Any:
    sent = {"service": world.SERVICE, "idempotencyKey": str(uuid4()), "data": {"rufname": "Bello"}}
    body = json.dumps({"document": "SubmitCase", "variables": {"input": sent}})
    return client.post("/graphql/", body, content_type="application/json").json()["data"]["submitCase"]


def hand_in(client: Client, key: Any = None, data: bytes | None = None, **values: Any) -> Any:
    file = SimpleUploadedFile("Ausweis.pdf", corpus.pdf() if data is None else data)
    sent = {"service": world.SERVICE, "field": FIELD, "idempotencyKey": key or uuid4(), "file": file, **values}
    return client.post(APPLICATION, sent)


@pytest.fixture
def two(settings: Any) -> None:
    settings.RATHAUS_MOST_BEGUN_PER_HOUR = 2
    settings.RATHAUS_MOST_FILES_PER_HOUR = 4


def test_form_and_api_count_together_and_say_what_to_do(
    two: None, fresh_database: str, ahausen: TownRef, bestadt: TownRef, town_client: Clients
) -> None:
    client, other = town_client(ahausen), town_client(ahausen, REMOTE_ADDR="198.51.100.7")

    assert begin(client).status_code == 302
    assert send(client)["code"] == "ungueltig"  # its draft lived as long as the call, and counts
    page, refused, file = begin(client), send(client), hand_in(client)

    assert page.status_code == file.status_code == 429
    assert refused["code"] == file.json()["code"] == "zu_viele_antraege"
    assert page["Retry-After"] == file["Retry-After"] == "3600"
    text = page.content.decode()
    assert "sehr viele Anträge" in text
    assert "/antrag/fortsetzen/" in text and "/anmelden/" in text
    assert begin(other).status_code == begin(town_client(bestadt)).status_code == 302
    with in_town(ahausen):
        assert Draft.objects.count() == 2 and not StoredFile.objects.exists()


def test_an_account_counts_for_itself_wherever_it_is(two: None, ahausen: TownRef, bestadt: TownRef) -> None:
    person, other = world.citizen(), "198.51.100.7"

    def refused(who: Person | None, ip: str) -> bool:
        try:
            cases.start_draft(key=world.SERVICE, person=who, ip=ip)
        except cases.TooManyBegun:
            return True
        return False

    with in_town(ahausen):
        assert [refused(None, "127.0.0.1") for _each in range(3)] == [False, False, True]
        assert [refused(person, ip) for ip in ("127.0.0.1", other, "127.0.0.1")] == [False, False, True]
        assert not refused(None, other)
    with in_town(bestadt):
        assert not refused(person, "127.0.0.1")


def test_files_of_one_draft_do_not_count_as_drafts_but_each_costs_its_check(
    two: None, fresh_database: str, ahausen: TownRef, bestadt: TownRef, town_client: Clients
) -> None:
    client, key = town_client(ahausen), uuid4()

    taken = [hand_in(client, key).status_code for _each in range(3)]
    broken = hand_in(client, key, data=b"MZ" + bytes(200)).status_code
    refused = hand_in(client, key)

    assert (taken, broken, refused.status_code, refused.json()["code"]) == ([201] * 3, 422, 429, "zu_viele_dateien")
    assert hand_in(town_client(bestadt), key).status_code == 201
    with in_town(ahausen):
        assert Draft.objects.count() == 1 and StoredFile.objects.count() == 3


def test_no_file_is_checked_before_it_is_sure_to_have_a_place(
    fresh_database: str, ahausen: TownRef, town_client: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(sent: object) -> None:
        raise AssertionError("checked")

    monkeypatch.setattr("rathaus_platform.documents.api.check_sent", never)
    client = town_client(ahausen)

    answers = [hand_in(client, service="gibt_es_nicht"), hand_in(client, field="rufname")]

    assert [answer.status_code for answer in answers] == [404, 422]
    with in_town(ahausen):
        assert not Draft.objects.exists()


def test_without_the_cache_applications_go_on(
    two: None, fresh_database: str, ahausen: TownRef, town_client: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: Any, **values: Any) -> None:
        raise Away

    monkeypatch.setattr(type(cache._connections[cache._alias]), "add", away)  # type: ignore[attr-defined]

    assert [begin(town_client(ahausen)).status_code for _try in range(4)] == [302] * 4


@pytest.mark.parametrize(
    ("changed", "status", "code"),
    [
        ({"content_type": "multipart/form-data"}, 400, "graphql.request"),
        ({"content_type": "multipart/form-data; boundary=x", "CONTENT_LENGTH": "viel"}, 400, "graphql.request"),
        ({"content_type": "multipart/form-data; boundary=x", "CONTENT_LENGTH": "-1"}, 400, "graphql.request"),
        ({"content_type": "multipart/form-data; boundary=x", "HTTP_ORIGIN": "https://ahausen.localhost"}, 403, None),
        ({"content_type": "application/json"}, 422, "ungueltig"),
    ],
)
def test_a_body_that_cannot_be_read_is_told_in_the_usual_shape(
    ahausen: TownRef, town_client: Clients, changed: dict[str, str], status: int, code: str | None
) -> None:
    answer = town_client(ahausen).generic("POST", APPLICATION, b"x" * 20, **changed)

    assert (answer.status_code, answer.json()["code"]) == (status, code or "nicht_erlaubt")
    assert answer.json().keys() == {"code", "text", "fields"}
