"""A fee by effort: the citizen reads the rate, the clerk enters the minutes, the letter tells how it was reckoned."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from tests.integration.cases import world

from rathaus_platform.clock import today
from rathaus_platform.errors import Invalid
from rathaus_services.cases import api as cases
from rathaus_services.cases.letters.gather import decision_facts, document_for
from rathaus_services.cases.letters.outcome import letter_of
from rathaus_services.cases.models import Case
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

Connect = Callable[[TownRef], Client]
SERVICE = "ifg_antrag"


def sent() -> world.Sent:
    return world.send_example(SERVICE, "bruecke")


def test_the_fee_stays_open_until_the_decision_and_the_letter_shows_the_way(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(bestadt):
        foreign = sent()
    with in_town(ahausen):
        mine, clerk = sent(), world.staff()
        before = cases.case_for_citizen(mine.id, person=None, grants=mine.grants)
        english = cases.case_for_citizen(mine.id, person=None, grants=mine.grants, language="en")
        assert before.fee is not None and english.fee is not None
        assert before.fee.by_effort == "nach Aufwand, 20,00 € je Viertelstunde"
        assert english.fee.by_effort == "by effort, €20.00 per quarter of an hour"
        assert Case.objects.get().fee_total is None

        plan = cases.plan_decision(mine.id, staff=clerk, outcome="granted")
        assert plan.asks_effort and plan.minutes is None
        assert plan.letter == "Ihre Anfrage: Zustand der Brücke am Mühlweg"
        assert not cases.plan_decision(mine.id, staff=clerk, outcome="refused").asks_effort
        cases.decide(mine.id, staff=clerk, outcome="granted", reasons="Siehe Anlage.", effort="40")
        row = Case.objects.get()
        document = document_for(row, "granted")
        assert document is not None
        facts = decision_facts(row, today(), outcome="granted", reasons="", clerk="x", document=document)
        letter = letter_of(facts, document)

        assert row.fee_total == Decimal("60.00")
        assert letter.table is not None
        assert letter.table.rows == (("Auskunft", "3 angefangene Viertelstunden × 20,00 €", "60,00 €"),)
        assert "Warum dieser Betrag?" in [section.title for section in letter.sections]
        after = cases.case_for_citizen(mine.id, person=None, grants=mine.grants, language="en")
        assert after.fee is not None and after.fee.by_effort == ""
        assert after.fee.lines[0].reason == "3 quarters of an hour begun × €20.00"
    with in_town(bestadt):
        assert Case.objects.get().fee_total is None
        untouched = cases.case_for_citizen(foreign.id, person=None, grants=foreign.grants)
        assert untouched.fee is not None and untouched.fee.by_effort


@pytest.mark.parametrize("typed", ["", "viel", "-5", "1,5", "70000", "²"])
def test_without_the_minutes_nothing_is_decided(ahausen: TownRef, bestadt: TownRef, typed: str) -> None:
    with in_town(ahausen):
        mine, clerk = sent(), world.staff()

        with pytest.raises(Invalid) as problem:
            cases.decide(mine.id, staff=clerk, outcome="granted", reasons="Ja", effort=typed)
        with pytest.raises(Invalid):
            cases.preview_decision(mine.id, staff=clerk, outcome="granted", reasons="Ja", effort=typed)

        assert [one.field for one in problem.value.problems] == ["aufwand"]
        assert Case.objects.get().decided_at is None


def test_a_refusal_that_charges_nothing_leaves_nothing_open(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        mine = sent()

        cases.decide(mine.id, staff=world.staff(), outcome="refused", reasons="Geheimnis Dritter.")

        seen = cases.case_for_citizen(mine.id, person=None, grants=mine.grants)
        assert seen.fee is not None and (seen.fee.by_effort, seen.fee.total) == ("", Decimal("0.00"))
        assert Case.objects.get().fee_total == Decimal("0.00")


def test_the_desk_asks_for_the_minutes_keeps_them_and_previews_with_them(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect
) -> None:
    with in_town(ahausen):
        mine = sent()
        client = world.sign_in(town_client(ahausen), world.staff())
    page = f"/verwaltung/vorgaenge/{mine.id}/entscheiden/stattgeben/"

    asked = client.get(page)
    refused = client.post(page, {"gruende": "Siehe Anlage.", "aufwand": "bald"})
    unseen = client.post(f"{page}vorschau/", {"gruende": "Siehe Anlage.", "aufwand": ""})
    preview = client.post(f"{page}vorschau/", {"gruende": "Siehe Anlage.", "aufwand": "40"})
    done = client.post(page, {"gruende": "Siehe Anlage.", "aufwand": "40"})

    assert (
        'name="aufwand"' in asked.content.decode()
        and "nach Aufwand, 20,00 € je Viertelstunde" in asked.content.decode()
    )
    assert refused.status_code == 422 and 'value="bald"' in refused.content.decode()
    assert unseen.status_code == 422 and "Arbeitszeit in Minuten" in unseen.content.decode()
    assert preview.content.startswith(b"%PDF")
    assert done.status_code == 302
    with in_town(ahausen):
        assert Case.objects.get().fee_total == Decimal("60.00")


def test_a_second_person_confirms_the_same_minutes(
    ahausen: TownRef, bestadt: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rathaus_services.cases.actions.decide.four_eyes", lambda *_: True)
    with in_town(ahausen):
        mine, first, second = sent(), world.staff(), world.staff(name="Lea Kern")

        assert not cases.decide(mine.id, staff=first, outcome="granted", reasons="Ja", effort="40")
        assert cases.plan_decision(mine.id, staff=second, outcome="granted").minutes == 40
        assert not cases.decide(mine.id, staff=second, outcome="granted", reasons="Ja", effort="70")
        assert cases.decide(mine.id, staff=first, outcome="granted", reasons="Ja", effort="70")

        assert Case.objects.get().fee_total == Decimal("100.00")
