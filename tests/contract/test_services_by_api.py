"""Every service of the catalogue through the API alone: filled with its files, followed, decided, deleted in time."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.corpus import uploads as corpus
from tests.integration.cases import world
from tests.integration.journey.applying import answers_of, applicant_of
from tests.integration.journey.clock import set_clock
from tests.integration.journey.people import signed_in
from tests.unit.services.cases import example

from rathaus_platform.documents.models import StoredFile
from rathaus_platform.errors import Invalid
from rathaus_services import registry
from rathaus_services.activation import api as activation
from rathaus_services.cases import api as cases
from rathaus_services.cases.models import Case, CaseFile
from rathaus_services.cases.tasks import expire
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

Clients = Callable[[TownRef], Client]
UPLOAD = "/graphql/uploads/application/"


def _example_of(key: str) -> str:
    """An accepted example, with files where the service takes any."""
    source = next(source for source in registry.loaded().sources if source.key == key)
    uploads = {name for name, field in registry.module(key).fields.items() if field.kind == "upload"}
    accepted = {
        name: one
        for name, one in source.under("examples").items()
        if one["expect"]["accepted"] and "parameters" not in one
    }
    return max(accepted, key=lambda name: len(uploads & accepted[name]["answers"].keys()))


SERVICES = {module.key: _example_of(module.key) for module in registry.modules() if module.takes_cases}


def ask(client: Client, document: str, **variables: Any) -> Any:
    body = json.dumps({"document": document, "variables": variables})
    answer = client.post("/graphql/", body, content_type="application/json").json()
    return next(iter(answer["data"].values()))


def applicant(client: Client, town: TownRef, key: str, answers: dict[str, Any]) -> Client:
    """Signed in as strongly as the service says, where it says so."""
    level = ask(client, "Service", key=key)["trustLevel"]
    return client if level == "ohne" else signed_in(client, town, applicant_of(answers), level, (key,))


def with_files(client: Client, key: str, intent: UUID, answers: dict[str, Any]) -> dict[str, Any]:
    """The answers with the ids of files that were sent for them."""
    data = dict(answers)
    for name, value in answers.items():
        if _is_upload(key, name):
            data[name] = [hand_in(client, key, intent, name) for _each in value]
    return data


def hand_in(client: Client, key: str, intent: UUID, field: str) -> str:
    sent = {"service": key, "idempotencyKey": intent, "field": field}
    answer = client.post(UPLOAD, {**sent, "file": SimpleUploadedFile("Nachweis.pdf", corpus.pdf())})
    assert answer.status_code == 201, answer.content
    return str(answer.json()["id"])


def decide(case_id: UUID) -> None:
    """Grant, with a second person where the service wants one and with the minutes where the fee follows them."""
    for name in ("Stefan Tauber", "Petra Vogel"):
        clerk = world.staff(name=name)
        try:
            if cases.decide(case_id, staff=clerk, outcome="granted", reasons="Alles liegt vor."):
                return
        except Invalid as refusal:
            assert [problem.field for problem in refusal.problems] == ["aufwand"]
            assert cases.decide(case_id, staff=clerk, outcome="granted", reasons="Alles liegt vor.", effort="45")
            return
    raise AssertionError("two people were not enough")


@pytest.mark.parametrize("key", SERVICES)
def test_a_service_is_filled_decided_and_deleted(
    key: str, ahausen: TownRef, bestadt: TownRef, town_client: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, example(key, SERVICES[key])["on"])
    answers, intent = answers_of(key, SERVICES[key]), uuid4()
    client = applicant(town_client(ahausen), ahausen, key, answers)
    stranger = town_client(bestadt)

    data = with_files(client, key, intent, answers)
    sent = {"service": key, "idempotencyKey": str(intent), "data": data, "contactEmail": "erika@example.org"}
    receipt = ask(client, "SubmitCase", input=sent)
    assert receipt["__typename"] == "Receipt", receipt
    opened = {"number": receipt["number"], "code": receipt["code"]}
    with in_town(ahausen):
        row = Case.objects.get()
        files = {str(pk) for pk in CaseFile.objects.values_list("pk", flat=True)}
        assert files == {file for name in answers if _is_upload(key, name) for file in data[name]}
        world.deliver_all()
        decide(row.id)
        world.deliver_all()
    done = ask(client, "CaseStatus", **opened)

    assert (done["service"], done["turn"]) == (key, "done")
    assert ask(stranger, "CaseStatus", **opened) is None
    with in_town(ahausen):
        _deleted_on_its_day(key, row.id)
    assert ask(client, "CaseStatus", **opened) is None


def _is_upload(key: str, name: str) -> bool:
    return registry.module(key).fields[name].kind == "upload"


def _deleted_on_its_day(key: str, case_id: UUID) -> None:
    """Kept through the last day of the period, gone with all files after it."""
    row = Case.objects.get(pk=case_id)
    if row.delete_on is None:  # the town has not set the period yet: nothing may be deleted
        assert activation.in_force(key, row.decided_at.date()).values.get(_period(key)) is None  # type: ignore[union-attr]
        row.delete_on = row.decided_at.date()  # type: ignore[union-attr]
    day = row.delete_on
    with pytest.MonkeyPatch.context() as patch:
        row.save(update_fields=["delete_on"])
        patch.setattr("rathaus_services.cases.actions.expire.today", lambda: day)
        expire()
        assert Case.objects.filter(pk=case_id).exists()
        patch.setattr("rathaus_services.cases.actions.expire.today", lambda: day + timedelta(days=1))
        expire()
    assert not Case.objects.filter(pk=case_id).exists()
    assert not CaseFile.objects.exists() and not StoredFile.objects.exists()


def _period(key: str) -> str:
    return str(registry.module(key).legal["retention"]["parameter"])
