"""Certificates, and letters that wait for retrieval: the law counts from the first opening, or the post takes over."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.integration.cases import world

from rathaus_platform.clock import today
from rathaus_platform.errors import TrustTooLow
from rathaus_platform.identity.api import TrustLevel
from rathaus_services.cases import api as cases
from rathaus_services.cases.actions.end_offers import end_offers
from rathaus_services.cases.letters.gather import decision_facts, document_for
from rathaus_services.cases.letters.outcome import letter_of
from rathaus_services.cases.models import Case, CaseFile
from rathaus_services.cases.tasks import expire
from rathaus_services.cases.ways import way_for
from rathaus_services.cases.workdays import next_working_day
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef


@pytest.mark.parametrize(
    ("answers", "owned", "way"),
    [
        ({}, False, "post"),
        ({}, True, "postfach"),
        ({"bescheid_elektronisch": True}, False, "abruf"),
        ({"bescheid_elektronisch": True}, True, "postfach"),
        ({"bescheid_elektronisch": False}, True, "post"),
        ({"form": "papier"}, True, "post"),
        ({"form": "elektronisch"}, True, "postfach"),
    ],
)
def test_the_wish_decides_the_way(answers: dict[str, Any], owned: bool, way: str) -> None:
    assert way_for(answers, owned=owned) == way


def test_a_certificate_says_what_is_certified_and_has_no_remedy(ahausen: TownRef, bestadt: TownRef) -> None:
    person = world.citizen(trust=TrustLevel.SUBSTANZIELL)
    with in_town(ahausen):
        with pytest.raises(TrustTooLow):
            world.send_example("meldebescheinigung", "elektronisch_einfach", world.citizen())
        sent, clerk = world.send_example("meldebescheinigung", "elektronisch_einfach", person), world.staff()
        row = Case.objects.get(pk=sent.id)
        document = document_for(row, "granted")
        assert document is not None
        facts = decision_facts(row, today(), outcome="granted", reasons="", clerk="x", document=document)

        letter = letter_of(facts, document)
        cases.decide(sent.id, staff=clerk, outcome="granted", reasons="")
        world.deliver_all()

        assert letter.title == "Meldebescheinigung"
        assert letter.remedy is None and letter.table is None
        certified = dict(letter.facts[0].rows)
        assert certified["Familienname"] == "Mustermann"
        assert certified["Gemeldet in"] == "Musterweg 12\n01723 Wilsdruff"
        view = cases.case_for_citizen(sent.id, person=person, grants=frozenset())
        (file,) = [file for file in view.files if file.purpose == "certificate"]
        assert file.name == f"bescheinigung-{view.number.lower()}.pdf"
        assert view.decision is not None and view.decision.objection_until is None
        with pytest.raises(TrustTooLow):
            cases.case_file(sent.id, file.id, person=None, grants=sent.grants)
        assert cases.case_file(sent.id, file.id, person=person, grants=frozenset())[1].startswith(b"%PDF")


def test_a_certificate_on_paper_costs_and_goes_by_post(ahausen: TownRef, bestadt: TownRef) -> None:
    person = world.citizen(trust=TrustLevel.SUBSTANZIELL)
    with in_town(ahausen):
        sent = world.send_example("meldebescheinigung", "papier_erweitert", person)

        plan = cases.plan_decision(sent.id, staff=world.staff(), outcome="granted")

        assert plan.certificate and plan.way == "post"
        assert plan.fee is not None and plan.fee.total > 0


def test_the_first_retrieval_starts_the_period(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent, clerk = world.send_example("gewerbe_anmeldung", "webshop", beginn=today().isoformat()), world.staff()
        plan = cases.plan_decision(sent.id, staff=clerk, outcome="granted")
        assert (plan.way, plan.delivered_on, plan.norm) == ("abruf", None, "§ 41 Abs. 2a VwVfG")
        cases.decide(sent.id, staff=clerk, outcome="granted", reasons="")
        world.deliver_all()
        letter = CaseFile.objects.get(case_id=sent.id, purpose="decision")
        assert Case.objects.get().delivered_on is None

        cases.case_file_for_staff(sent.id, letter.pk, staff=clerk)
        assert Case.objects.get().delivered_on is None  # a clerk's look is no retrieval
        cases.case_file(sent.id, letter.pk, person=None, grants=sent.grants)

        assert Case.objects.get().delivered_on == next_working_day(today() + timedelta(days=1), ahausen.land)
        Case.objects.update(available_on=today() - timedelta(days=30))
        assert end_offers() == 0


def test_a_letter_nobody_retrieves_goes_by_post(ahausen: TownRef, bestadt: TownRef, mailoutbox: list[Any]) -> None:
    with in_town(ahausen):
        sent, clerk = world.send_example("gewerbe_anmeldung", "webshop", beginn=today().isoformat()), world.staff()
        cases.decide(sent.id, staff=clerk, outcome="granted", reasons="")
        world.deliver_all()
        first = CaseFile.objects.get(purpose="decision").pk
        Case.objects.update(available_on=today() - timedelta(days=10))
        assert end_offers() == 0
        Case.objects.update(available_on=today() - timedelta(days=11))

        expire()
        world.deliver_all()

        row = Case.objects.get()
        assert (row.way, row.available_on, row.unread) == ("post", today(), True)
        assert row.delivered_on is not None and row.delivered_on >= today() + timedelta(days=4)
        assert CaseFile.objects.get(purpose="decision").pk != first
        page = cases.case_for_staff(sent.id, staff=clerk)
        assert "Nicht abgerufen: Das Schreiben geht jetzt mit der Post" in [entry.title for entry in page.thread]
        assert [mail.subject for mail in mailoutbox].count(f"Ihr Schreiben liegt bereit ({page.number})") == 2
    with in_town(bestadt):
        assert end_offers() == 0


def test_tax_letters_count_from_being_available(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent, clerk = world.send(bescheid_elektronisch=True), world.staff()
        cases.decide(sent.id, staff=clerk, outcome="granted", reasons="")
        world.deliver_all()

        before = Case.objects.get()
        letter = CaseFile.objects.get(purpose="decision")
        cases.case_file(sent.id, letter.pk, person=None, grants=sent.grants)

        assert before.way == "abruf" and before.delivered_on is not None
        assert Case.objects.get().objection_until == before.objection_until
        assert letter.created_at <= datetime.now(UTC)


def test_a_fixed_letter_says_the_same_whatever_the_clerk_wrote(ahausen: TownRef, bestadt: TownRef) -> None:
    """§ 51 (2) BMG: nobody can tell from the answer whether there are no data or a block."""
    with in_town(ahausen):
        sent = world.send_example("einfache_melderegisterauskunft", "privat_geburtsdatum", world.citizen())
        row = Case.objects.get(pk=sent.id)
        document = document_for(row, "refused")
        assert document is not None

        silent, told = (
            letter_of(
                decision_facts(row, today(), outcome="refused", reasons=text, clerk="x", document=document), document
            )
            for text in ("", "Es besteht eine Auskunftssperre.")
        )

        assert silent == told
        assert "Gründe" not in {section.title for section in told.sections}
