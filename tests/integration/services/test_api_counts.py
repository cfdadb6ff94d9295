"""What programs send counts for a release like what comes from a page: begun, sent, refused, broken."""

import json
from datetime import timedelta
from typing import Any
from unittest.mock import Mock
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client
from tests.corpus import uploads as corpus
from tests.integration.cases import world

from rathaus_platform.clock import today
from rathaus_services.activation.models import ReleaseCount
from rathaus_services.cases import api as cases
from rathaus_services.releases import api as releases
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

UPLOAD = "/graphql/uploads/application/"
ACTION = "rathaus_services.cases.actions.submit_answers.submit"


def counted(town: TownRef) -> dict[str, int]:
    with in_town(town):
        release = releases.release_for(world.SERVICE).id
        return dict(ReleaseCount.objects.filter(release_id=release).values_list("kind", "number"))


def send(client: Client, key: str = "", **changes: Any) -> Any:
    data = world.answers(heimtierausweis_spaeter=(today() + timedelta(days=7)).isoformat(), **changes)
    sent = {"service": world.SERVICE, "idempotencyKey": key or str(uuid4()), "data": data}
    body = json.dumps({"document": "SubmitCase", "variables": {"input": sent}})
    return client.post("/graphql/", body, content_type="application/json").json()


def attach(client: Client, key: str, field: str = "heimtierausweis", data: bytes | None = None) -> Any:
    file = SimpleUploadedFile("ausweis.pdf", corpus.pdf() if data is None else data)
    sent = {"service": world.SERVICE, "idempotencyKey": key, "field": field, "file": file}
    return client.post(UPLOAD, sent)


def test_a_refused_call_is_refused_and_nobody_has_dropped_off(
    ahausen: TownRef, bestadt: TownRef, town_client: Any
) -> None:
    client = town_client(ahausen)

    refused = send(client, chipnummer="12")["data"]["submitCase"]

    assert [one["field"] for one in refused["fields"]] == ["chipnummer"]
    assert counted(ahausen) == {"refused": 1}
    assert send(client)["data"]["submitCase"]["number"]
    assert counted(ahausen) == {"refused": 1, "begun": 1, "sent": 1, "finished": 1}
    assert counted(bestadt) == {}


def test_the_same_call_again_is_the_same_application(ahausen: TownRef, bestadt: TownRef, town_client: Any) -> None:
    client, key = town_client(ahausen), str(uuid4())

    first, again = (send(client, key)["data"]["submitCase"]["number"] for _ in range(2))

    assert first == again
    assert counted(ahausen) == {"begun": 1, "sent": 1, "finished": 1}


def test_the_first_file_begins_and_what_is_not_taken_is_refused(
    ahausen: TownRef, bestadt: TownRef, town_client: Any
) -> None:
    client, key = town_client(ahausen), str(uuid4())

    assert attach(client, key, field="rufname").status_code == 422
    assert attach(client, key, data=b"MZ no document").status_code == 422
    assert counted(ahausen) == {"refused": 2}
    assert [attach(client, key).status_code for _ in range(2)] == [201, 201]
    assert counted(ahausen) == {"refused": 2, "begun": 1}
    assert send(client, key)["data"]["submitCase"]["number"]
    assert counted(ahausen) == {"refused": 2, "begun": 1, "sent": 1, "finished": 1}
    assert counted(bestadt) == {}


def test_an_unexpected_error_counts_and_a_database_that_is_away_does_not(
    ahausen: TownRef, bestadt: TownRef, town_client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = town_client(ahausen)
    for failure in (RuntimeError("kaputt"), OperationalError("weg"), cases.ServiceClosed()):
        monkeypatch.setattr(ACTION, Mock(side_effect=failure))
        send(client)
    assert counted(ahausen) == {"broken": 1}

    monkeypatch.setattr("rathaus_services.cases.actions.attach_by_key.attach", Mock(side_effect=RuntimeError("kaputt")))
    with pytest.raises(RuntimeError):
        attach(client, str(uuid4()))
    assert counted(ahausen) == {"broken": 2, "begun": 1}
    assert counted(bestadt) == {}


def test_a_number_that_cannot_be_written_stops_nobody(
    ahausen: TownRef, bestadt: TownRef, town_client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rathaus_services.cases.outcomes.activation.count", Mock(side_effect=OperationalError("weg")))

    assert send(town_client(ahausen), chipnummer="12")["data"]["submitCase"]["fields"]
