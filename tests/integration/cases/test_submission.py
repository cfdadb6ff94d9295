"""The submission contract: one intent, one case, one receipt; nothing half-done, nothing for strangers."""

import re
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.integration.cases import world

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now, today
from rathaus_platform.errors import FactsNeeded, Invalid, TrustTooLow
from rathaus_platform.identity.api import TrustLevel
from rathaus_platform.outbox.models import Message
from rathaus_services.activation import api as activation
from rathaus_services.activation.models import Activation
from rathaus_services.cases import api as cases
from rathaus_services.cases.models import Case, Draft, SubmissionKey
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

MOST_TO_SEND = 15
"""Statements of the request that sends: five new rows, what they need to be right, and the session."""


def test_a_sent_application_has_number_code_receipt_and_everything_behind_it(
    ahausen: TownRef, bestadt: TownRef
) -> None:
    with in_town(ahausen):
        sent = world.send()

        case = Case.objects.get()
        assert sent.receipt.number == f"AHA-{today():%y}-000001" == case.number
        assert len(sent.receipt.code) == 14
        assert not sent.receipt.replayed
        assert case.state == "eingegangen"
        assert case.due_on is not None
        assert case.fee_total is not None and case.fee_total > 0
        assert Message.objects.filter(kind="case.receipt", done_at=None).count() == 1
        assert [entry.action for entry in audit.history_of(("case", str(case.id)))] == ["case.submitted"]
        assert audit.verify().intact
    with in_town(bestadt):
        assert not Case.objects.exists()
        with pytest.raises(cases.UnknownCase):
            cases.case_for_citizen(sent.id, person=None, grants=sent.grants)


def browser(town: TownRef, draft_id: UUID) -> Client:
    """A browser that may open the draft."""
    client = Client(HTTP_HOST=town.host)
    session = client.session
    cases.grant(session, draft_id)
    session.save()
    return client


def test_nothing_is_read_twice_for_the_check_page_and_while_sending(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        world.send()  # the first one of a town makes rows that all others find
        draft_id, key, _grants = world.filled_draft()
        client = browser(ahausen, draft_id)
    with CaptureQueriesContext(connection) as shown:
        assert client.get(f"/antrag/{draft_id}/pruefen/").status_code == 200
    with CaptureQueriesContext(connection) as sent:
        answer = client.post(f"/antrag/{draft_id}/senden/", {"vorgang": str(key), "erklaerung_wahr": "ja"})
    assert answer["Location"].endswith("/quittung/")

    for made in (shown, sent):
        for table in ("cases_draft", "cases_casefile", "releases_modulerelease", "activation_parametervalue"):
            reads = [one["sql"] for one in made.captured_queries if one["sql"].strip().startswith("SELECT")]
            assert sum(bool(re.search(rf'(FROM|JOIN) "?{table}"?\b', sql)) for sql in reads) == 1, table
    frame = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")  # the test's own transaction among them
    assert len([one for one in sent.captured_queries if not one["sql"].startswith(frame)]) <= MOST_TO_SEND


def test_what_the_last_page_says_is_sent_with_it_and_kept_where_sending_is_refused(
    ahausen: TownRef, bestadt: TownRef
) -> None:
    with in_town(ahausen):
        draft_id, key, grants = world.filled_draft(erklaerung_wahr=None, rasse="")
        client = browser(ahausen, draft_id)
    page = {"vorgang": str(key), "erklaerung_wahr": "ja"}

    assert client.post(f"/antrag/{draft_id}/senden/", page).status_code == 422
    with in_town(ahausen):
        assert cases.load_draft(draft_id, person=None, grants=grants).answers["erklaerung_wahr"] is True
        assert not Case.objects.exists()
        cases.save_step(draft_id, answers={"rasse": "Pudel", "erklaerung_wahr": None}, person=None, grants=grants)

    first = client.post(f"/antrag/{draft_id}/senden/", page)["Location"]
    again = client.post(f"/antrag/{draft_id}/senden/", {"vorgang": str(key)})["Location"]  # the box is not ticked now
    assert first == again and first.endswith("/quittung/")
    with in_town(ahausen):
        kept = cases.load_draft(draft_id, person=None, grants=grants)
        assert kept.answers["erklaerung_wahr"] is True
        assert kept.expires_at <= now() + timedelta(days=1)
        assert [str(case.id) in first for case in Case.objects.all()] == [True]
    with in_town(bestadt):
        assert not Case.objects.exists()


def test_the_same_post_again_gets_the_same_receipt(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent = world.send()

        again = cases.submit(sent.draft_id, idempotency_key=sent.key, person=None, grants=sent.grants)

        assert (again.case_id, again.number, again.code, again.submitted_at) == (
            sent.id,
            sent.receipt.number,
            sent.receipt.code,
            sent.receipt.submitted_at,
        )
        assert again.replayed
        assert Case.objects.count() == 1
        assert Message.objects.filter(kind="case.receipt").count() == 1


def test_another_key_for_a_sent_draft_does_not_make_a_second_case(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent = world.send()

        again = cases.submit(sent.draft_id, idempotency_key=uuid4(), person=None, grants=sent.grants)

        assert again.case_id == sent.id
        assert Case.objects.count() == 1


def test_the_same_key_with_other_content_is_a_conflict_that_names_the_first(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent = world.send()
        cases.save_step(sent.draft_id, answers={"rufname": "Rex"}, person=None, grants=sent.grants)

        with pytest.raises(cases.OtherContent) as conflict:
            cases.submit(sent.draft_id, idempotency_key=sent.key, person=None, grants=sent.grants)

        assert conflict.value.status == 409
        assert (conflict.value.case_id, conflict.value.number) == (sent.id, sent.receipt.number)
        assert Case.objects.count() == 1


def test_a_key_of_another_draft_is_refused(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent = world.send()
        other, _key, grants = world.filled_draft(rufname="Rex")

        with pytest.raises(cases.OtherContent):
            cases.submit(other, idempotency_key=sent.key, person=None, grants=grants)

        assert Case.objects.count() == 1
        assert Draft.objects.get(pk=other).case_id is None


def test_a_replay_is_answered_after_the_draft_is_gone(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent = world.send()
        Draft.objects.all().delete()

        again = cases.submit(sent.draft_id, idempotency_key=sent.key, person=None, grants=sent.grants)

        assert again.replayed and again.case_id == sent.id
        with pytest.raises(cases.UnknownDraft):
            cases.submit(sent.draft_id, idempotency_key=sent.key, person=None, grants=frozenset())


def test_an_incomplete_application_is_refused_and_leaves_nothing(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        draft_id, key, grants = world.filled_draft(familienname=None, rasse="")

        with pytest.raises(Invalid) as refusal:
            cases.submit(draft_id, idempotency_key=key, person=None, grants=grants)

        assert {problem.field for problem in refusal.value.problems} >= {"familienname", "rasse"}
        assert not Case.objects.exists()
        assert not SubmissionKey.objects.exists()
        assert not Message.objects.filter(kind__startswith="case.").exists()

        cases.save_step(
            draft_id,
            answers={"familienname": "Mustermann", "rasse": "Mischling"},
            person=None,
            grants=grants,
        )
        receipt = cases.submit(draft_id, idempotency_key=key, person=None, grants=grants)
        assert not receipt.replayed


def test_too_low_a_trust_level_is_refused_and_says_what_is_needed(ahausen: TownRef, bestadt: TownRef) -> None:
    person = world.citizen()
    with in_town(ahausen):
        activation.set_parameter(world.SERVICE, "vertrauensniveau_min", "substanziell", today(), "§ 3 der Satzung")
        draft_id, key, grants = world.filled_draft(person)

        with pytest.raises(TrustTooLow) as refusal:
            cases.submit(draft_id, idempotency_key=key, person=person, grants=grants)

        assert refusal.value.needed == "substanziell"
        assert not Case.objects.exists()


def test_a_file_of_another_draft_cannot_be_sent_along(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        world.filled_draft()
        foreign = str(Draft.objects.get().files.get().pk)
        draft_id, key, grants = world.filled_draft()
        cases.save_step(draft_id, answers={"heimtierausweis": [foreign]}, person=None, grants=grants)

        with pytest.raises(Invalid) as refusal:
            cases.submit(draft_id, idempotency_key=key, person=None, grants=grants)

        assert [problem.field for problem in refusal.value.problems] == ["heimtierausweis"]


def test_a_service_the_town_has_closed_takes_no_more_applications(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        draft_id, key, grants = world.filled_draft()
        Activation.objects.filter(key=world.SERVICE).update(
            active_from=today() - timedelta(days=9), active_until=today() - timedelta(days=1)
        )

        with pytest.raises(cases.ServiceClosed):
            cases.submit(draft_id, idempotency_key=key, person=None, grants=grants)
        with pytest.raises(cases.ServiceClosed):
            cases.start_draft(key=world.SERVICE, person=None)


def test_numbers_have_no_gaps_when_a_submission_fails(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        first = world.send()
        draft_id, key, grants = world.filled_draft(rasse="")
        with pytest.raises(Invalid):
            cases.submit(draft_id, idempotency_key=key, person=None, grants=grants)
        second = world.send()

        assert [number.number[-6:] for number in (first.receipt, second.receipt)] == ["000001", "000002"]


def test_what_the_account_vouches_for_cannot_be_sent_otherwise(ahausen: TownRef, bestadt: TownRef) -> None:
    facts = {"meldebescheinigung": {"vorname": "Otto", "nachname": "Normal"}}
    person = replace(world.citizen(trust=TrustLevel.SUBSTANZIELL), handed_over=facts)
    with in_town(ahausen):
        with pytest.raises(Invalid) as refusal:
            world.send_example("meldebescheinigung", "elektronisch_einfach", person)
        sent = world.send_example(
            "meldebescheinigung", "elektronisch_einfach", person, vornamen="Otto", familienname="Normal"
        )

        assert {problem.field for problem in refusal.value.problems} == {"vornamen", "familienname"}
        assert cases.case_for_citizen(sent.id, person=person, grants=frozenset()).applicant == "Otto Normal"


def test_nothing_is_taken_on_trust_where_only_the_account_may_answer(ahausen: TownRef, bestadt: TownRef) -> None:
    # Signed in for another service: this one never heard from the account, so the name could be anybody's.
    person = replace(world.citizen(trust=TrustLevel.SUBSTANZIELL), handed_over={"hundesteuer_anmeldung": {}})
    with in_town(ahausen):
        draft = cases.start_draft(key="meldebescheinigung", person=person)
        with pytest.raises(FactsNeeded) as refusal:
            cases.submit(draft.id, idempotency_key=draft.idempotency_key, person=person, grants=frozenset())
        assert refusal.value.purpose == "meldebescheinigung"
    for town in (ahausen, bestadt):
        with in_town(town):
            assert not Case.objects.exists()
