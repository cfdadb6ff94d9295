"""Receipt and decision are accessible, archivable PDFs whose machine-readable part says the same as the case."""

import io
import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pikepdf
import pytest
from tests.integration.cases import world

from rathaus_platform.clock import german_date, today
from rathaus_services.cases import api as cases
from rathaus_services.cases.legal.delivery import delivery
from rathaus_services.cases.legal.table import delivery_rule
from rathaus_services.cases.letters.decision import decision_letter
from rathaus_services.cases.letters.gather import decision_facts, document_for
from rathaus_services.cases.letters.slots import UnknownSlot, due_on, fill
from rathaus_services.cases.models import Case, CaseFile
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def attached(pdf: pikepdf.Pdf) -> tuple[str, dict[str, Any]]:
    (name,) = pdf.attachments.keys()
    return name, json.loads(pdf.attachments[name].get_file().read_bytes())


def assert_accessible_and_archivable(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["pdfaid:part"] == "3"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["dc:title"]
    assert pdf.Root.MarkInfo.Marked
    assert "/StructTreeRoot" in pdf.Root
    assert str(pdf.Root.Lang).startswith("de")


def test_the_receipt_holds_all_that_was_stated(ahausen: TownRef, bestadt: TownRef, mailoutbox: list[Any]) -> None:
    with in_town(ahausen):
        sent = world.send(rufname="Balduin")

        world.deliver_all()

        view = cases.case_for_citizen(sent.id, person=None, grants=sent.grants)
        receipt = next(file for file in view.files if file.purpose == "receipt")
        _file, data = cases.case_file(sent.id, receipt.id, person=None, grants=sent.grants)
        pdf = opened(data)
        assert_accessible_and_archivable(pdf)
        name, content = attached(pdf)
        assert name == "antrag.json"
        assert content["vorgang"] == sent.receipt.number
        assert content["angaben"]["rufname"]["wert"] == "Balduin"
        assert content["angaben"]["familienname"]["fim"] == "F60000000227"
        assert receipt.name == f"quittung-{sent.receipt.number.lower()}.pdf"

        (mail,) = mailoutbox
        assert mail.to == ["erika@example.org"]
        assert sent.receipt.number in mail.body and sent.receipt.code in mail.body
        assert ahausen.base_url in mail.body
        assert "Balduin" not in mail.body and "Mustermann" not in mail.body


def test_with_an_account_the_mail_names_no_code(ahausen: TownRef, bestadt: TownRef, mailoutbox: list[Any]) -> None:
    with in_town(ahausen):
        sent = world.send(world.citizen())

        world.deliver_all()

        assert sent.receipt.code not in mailoutbox[0].body


@pytest.mark.parametrize(
    ("with_account", "wish", "way"),
    [(False, False, "post"), (False, True, "abruf"), (True, True, "postfach"), (True, False, "post")],
)
def test_a_granted_case_gets_its_assessment_with_dates_from_the_law(
    ahausen: TownRef, bestadt: TownRef, mailoutbox: list[Any], with_account: bool, wish: bool, way: str
) -> None:
    person = world.citizen() if with_account else None
    with in_town(ahausen):
        sent, clerk = world.send(person, bescheid_elektronisch=wish), world.staff()
        cases.decide(sent.id, staff=clerk, outcome="granted", reasons="")
        before = cases.case_for_citizen(sent.id, person=person, grants=sent.grants)
        assert before.decision is not None and before.decision.objection_until is None

        world.deliver_all()
        world.deliver_all()

        expected = delivery(today(), delivery_rule("abgabe", way, today()), 1, ahausen.land)  # type: ignore[arg-type]
        view = cases.case_for_citizen(sent.id, person=person, grants=sent.grants)
        assert view.decision is not None
        assert (view.decision.available_on, view.decision.way) == (today(), way)
        assert view.decision.delivered_on == expected.delivered_on
        assert view.decision.objection_until == expected.objection_until
        assert view.timeline[-1].detail.endswith(german_date(expected.objection_until))

        letters = [file for file in view.files if file.purpose == "decision"]
        assert len(letters) == 1
        _file, data = cases.case_file(sent.id, letters[0].id, person=person, grants=sent.grants)
        pdf = opened(data)
        assert_accessible_and_archivable(pdf)
        name, content = attached(pdf)
        assert name == "bescheid.json"
        assert content["ergebnis"] == "stattgegeben"
        assert content["widerspruch_bis"] == expected.objection_until.isoformat()
        assert content["bekanntgabe"]["gilt_als_bekannt_am"] == expected.delivered_on.isoformat()
        assert content["gebuehr"]["summe"] == str(Case.objects.get().fee_total)

        assert mailoutbox[-1].subject.startswith("Ihr Schreiben liegt bereit")
        assert "Steuer" not in mailoutbox[-1].subject and "Mustermann" not in mailoutbox[-1].body


def test_the_letter_says_what_it_costs_why_and_what_to_do_against_it(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent = world.send()
        row = Case.objects.get(pk=sent.id)
        document = document_for(row, "granted")
        assert document is not None
        facts = decision_facts(row, today(), outcome="granted", reasons="", clerk="Stefan Tauber", document=document)

        letter = decision_letter(facts, document)

        assert letter.recipient == ("Erika Mustermann", "Musterweg 12", "01723 Wilsdruff")
        assert letter.table is not None and letter.table.total is not None
        assert letter.table.total[1].endswith("€")
        assert "Warum dieser Betrag?" in [section.title for section in letter.sections]
        assert letter.remedy is not None
        words = " ".join(letter.remedy.paragraphs)
        assert german_date(facts.delivery.objection_until) in words
        assert "§ 122 Abs. 2 Nr. 1 AO" in words
        assert "Hessen" in words and "freigeben" in words  # unreviewed: the letter says so
        assert "{" not in repr((letter.title, letter.summary, letter.paragraphs, letter.sections))


def test_where_nothing_is_to_be_paid_no_day_of_payment_is_named(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        row = Case.objects.get(pk=world.send().id)
        document = document_for(row, "granted")
        assert document is not None
        facts = decision_facts(row, today(), outcome="granted", reasons="", clerk="x", document=document)
        assert facts.case.content.fee is not None
        free = replace(facts.case.content.fee, total=Decimal(0))
        nothing = replace(facts, case=replace(facts.case, content=replace(facts.case.content, fee=free)))

        words = repr(decision_letter(facts, document))
        free_words = repr(decision_letter(nothing, document))

        assert due_on(facts) is not None and due_on(nothing) is None
        assert german_date(due_on(facts) or today()) in words
        assert "fällig am" not in free_words and "bis zum ." not in free_words


def test_reasons_stand_in_the_refusal(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent = world.send()
        row = Case.objects.get(pk=sent.id)
        document = document_for(row, "refused")
        assert document is not None
        facts = decision_facts(
            row,
            today(),
            outcome="refused",
            reasons="Der Hund wohnt nicht hier.",
            clerk="Stefan Tauber",
            document=document,
        )

        letter = decision_letter(facts, document)

        assert "Der Hund wohnt nicht hier." in repr(letter.sections)
        assert letter.table is None
        assert letter.remedy is not None


def test_a_letter_with_an_open_slot_is_never_made() -> None:
    assert fill("Nummer {nummer}", {"nummer": "A-1"}) == "Nummer A-1"
    with pytest.raises(UnknownSlot):
        fill("Nummer {numer}", {"nummer": "A-1"})


def test_a_preview_is_the_letter_and_changes_nothing(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent, clerk = world.send(), world.staff()

        plan = cases.plan_decision(sent.id, staff=clerk, outcome="granted")
        data = cases.preview_decision(sent.id, staff=clerk, outcome="granted", reasons="")

        assert plan.way == "post" and plan.fee is not None
        assert plan.objection_until is not None and plan.objection_until > today() + timedelta(days=30)
        assert attached(opened(data))[0] == "bescheid.json"
        assert Case.objects.get().state == "eingegangen"
        assert not CaseFile.objects.filter(purpose="decision").exists()
