"""A second person, a check list, the deemed grant: who may do what, when, and what everybody sees of it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.integration.cases import strict, world
from tests.integration.services.installed import installed, offer

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import today
from rathaus_platform.errors import Forbidden, Invalid
from rathaus_platform.identity.api import EDITOR, LEAD, TrustLevel
from rathaus_services.cases import api as cases
from rathaus_services.cases.actions.fiction import deem_granted
from rathaus_services.cases.models import Case
from rathaus_services.cases.workdays import add_working_days, next_working_day
from rathaus_services.fees.months import months_later
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef


@pytest.fixture(autouse=True)
def service(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ahausen: TownRef, bestadt: TownRef
) -> Iterator[pytest.MonkeyPatch]:
    with installed(strict.written(tmp_path), monkeypatch) as key:
        offer(ahausen, key)
        offer(bestadt, key)
        monkeypatch.setattr(world, "SERVICE", key)
        yield monkeypatch


def over(sent: world.Sent) -> None:
    Case.objects.filter(pk=sent.id).update(fiction_on=today() - timedelta(days=1))


def test_a_decision_counts_once_somebody_else_confirms_it(ahausen: TownRef) -> None:
    with in_town(ahausen):
        sent, first, second = world.send(), world.staff(), world.staff(LEAD, "Olga Anders")

        assert cases.decide(sent.id, staff=first, outcome="granted", reasons="Alles belegt.") is False
        assert cases.decide(sent.id, staff=first, outcome="granted", reasons="Noch einmal ich.") is False

        waiting = cases.case_for_staff(sent.id, staff=second)
        row = Case.objects.get(pk=sent.id)
        plan = cases.plan_decision(sent.id, staff=second, outcome="granted")
        assert (row.state, row.closed_at, row.outcome) == ("eingegangen", None, "")
        assert waiting.proposal is not None
        assert (waiting.proposal.by, waiting.proposal.mine) == (first.name, False)
        assert (plan.second, plan.proposed_reasons) == (True, "Noch einmal ich.")
        assert cases.case_for_citizen(sent.id, person=None, grants=sent.grants).decision is None

        assert cases.decide(sent.id, staff=second, outcome="granted", reasons="Bestätigt.") is True

        row.refresh_from_db()
        assert (row.outcome, row.proposed, row.proposed_by) == ("granted", "", None)
        assert row.closed_at is not None
        assert [e.action for e in audit.history_of(("case", str(sent.id)))].count("case.proposed") == 2


def test_whoever_decides_otherwise_makes_a_new_proposal(ahausen: TownRef) -> None:
    with in_town(ahausen):
        sent, first, second = world.send(), world.staff(), world.staff(name="Olga Anders")
        cases.decide(sent.id, staff=first, outcome="granted", reasons="")

        assert cases.decide(sent.id, staff=second, outcome="refused", reasons="Der Hund lebt woanders.") is False
        assert cases.decide(sent.id, staff=second, outcome="refused", reasons="Der Hund lebt woanders.") is False
        assert cases.decide(sent.id, staff=first, outcome="refused", reasons="Der Hund lebt woanders.") is True


def test_a_question_takes_the_proposal_back(ahausen: TownRef) -> None:
    with in_town(ahausen):
        sent, first, second = world.send(), world.staff(), world.staff(name="Olga Anders")
        cases.decide(sent.id, staff=first, outcome="granted", reasons="")
        cases.ask_back(sent.id, staff=second, text="Wem gehört der Hund?")
        cases.go_on(sent.id, staff=second)

        assert cases.decide(sent.id, staff=second, outcome="granted", reasons="") is False


def test_a_refusal_without_reasons_is_not_even_proposed(ahausen: TownRef) -> None:
    with in_town(ahausen):
        sent = world.send()
        with pytest.raises(Invalid):
            cases.decide(sent.id, staff=world.staff(), outcome="refused", reasons=" ")
        assert Case.objects.get(pk=sent.id).proposed == ""


def test_the_check_list_keeps_who_ticked_what(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent, clerk, other = world.send(), world.staff(), world.staff(name="Olga Anders")
        cases.check_off(sent.id, staff=clerk, done=frozenset({"melderegister", "gefahr", "unbekannt"}))

        view = cases.case_for_staff(sent.id, staff=other)
        assert [(line.name, line.by) for line in view.checklist] == [("melderegister", clerk.name)]
        assert view.thread[0].title == "Geprüft: Wohnsitz im Melderegister geprüft"

        cases.check_off(sent.id, staff=other, done=frozenset())
        assert cases.case_for_staff(sent.id, staff=other).checklist[0].by == ""
        with pytest.raises(Forbidden):
            cases.check_off(sent.id, staff=world.staff(EDITOR, "Eva Dit"), done=frozenset())
    with in_town(bestadt), pytest.raises(cases.UnknownCase):
        cases.check_off(sent.id, staff=world.staff(), done=frozenset())


def test_the_law_shortens_what_the_office_promised(ahausen: TownRef) -> None:
    with in_town(ahausen):
        sent = world.send()
        view = cases.case_for_staff(sent.id, staff=world.staff())

    assert view.deadline.on == add_working_days(today(), 3, ahausen.land)
    assert "§ 10 der Probesatzung" in view.deadline.reason
    assert view.phrases[0].text == f"Uns fehlt der Nachweis für Bello ({sent.receipt.number})."


def test_the_period_begins_with_the_complete_documents(ahausen: TownRef) -> None:
    with in_town(ahausen):
        sent, clerk = world.send(), world.staff()
        whole = next_working_day(months_later(today(), 3), ahausen.land)
        assert Case.objects.get(pk=sent.id).fiction_on == whole

        cases.ask_back(sent.id, staff=clerk, text="Der Nachweis ist nicht lesbar.")
        assert Case.objects.get(pk=sent.id).fiction_on is None
        cases.answer_question(sent.id, text="Hier ist er.", uploads=(), person=None, grants=sent.grants)
        assert Case.objects.get(pk=sent.id).fiction_on == whole


def test_promised_documents_keep_the_period_from_beginning(ahausen: TownRef) -> None:
    later = (today() + timedelta(days=14)).isoformat()
    with in_town(ahausen):
        sent, clerk = world.send(heimtierausweis_spaeter=later), world.staff()
        assert Case.objects.get(pk=sent.id).fiction_on is None
        assert "complete" in cases.case_for_staff(sent.id, staff=clerk).actions

        cases.complete(sent.id, staff=clerk)

        assert Case.objects.get(pk=sent.id).fiction_on == next_working_day(months_later(today(), 3), ahausen.land)
        with pytest.raises(cases.NotNow):
            cases.complete(sent.id, staff=clerk)


def test_the_period_is_extended_once_with_reasons_that_the_applicant_reads(ahausen: TownRef) -> None:
    with in_town(ahausen):
        sent, clerk = world.send(), world.staff()
        until = months_later(today(), 4)
        with pytest.raises(Invalid):
            cases.extend(sent.id, staff=clerk, until=until, reasons="")
        with pytest.raises(Invalid):
            cases.extend(sent.id, staff=clerk, until=today(), reasons="Schwierig.")

        cases.extend(sent.id, staff=clerk, until=until, reasons="Wir brauchen ein Gutachten.")

        assert Case.objects.get(pk=sent.id).fiction_on == until
        assert "Gutachten" in cases.case_for_citizen(sent.id, person=None, grants=sent.grants).messages[-1].text
        with pytest.raises(cases.NotNow):
            cases.extend(sent.id, staff=clerk, until=until + timedelta(days=9), reasons="Noch einmal.")
        cases.ask_back(sent.id, staff=clerk, text="Noch eine Frage.")
        assert Case.objects.get(pk=sent.id).fiction_on == until, "an extension is not lost by a question"


def test_after_the_period_nobody_can_refuse_any_more(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(bestadt):
        stranger = world.send()
    with in_town(ahausen):
        sent, clerk, second = world.send(), world.staff(), world.staff(name="Olga Anders")
        assert deem_granted() == 0
        over(sent)

        assert (deem_granted(), deem_granted()) == (1, 0)

        view = cases.case_for_staff(sent.id, staff=clerk)
        citizen = cases.case_for_citizen(sent.id, person=None, grants=sent.grants)
        assert "refuse" not in view.actions
        assert "grant" in view.actions
        assert view.fiction is not None
        assert view.fiction.deemed_on == today() - timedelta(days=1)
        assert "Ihr Antrag gilt als genehmigt" in [step.title for step in citizen.timeline]
        with pytest.raises(cases.NotNow):
            cases.decide(sent.id, staff=clerk, outcome="refused", reasons="Zu spät.")
        cases.decide(sent.id, staff=clerk, outcome="granted", reasons="")
        assert cases.decide(sent.id, staff=second, outcome="granted", reasons="") is True
    with in_town(bestadt):
        assert Case.objects.get(pk=stranger.id).deemed_on is None


def test_a_question_that_is_open_keeps_the_grant_away(ahausen: TownRef) -> None:
    with in_town(ahausen):
        sent = world.send()
        cases.ask_back(sent.id, staff=world.staff(), text="Wem gehört der Hund?")
        over(sent)

        assert deem_granted() == 0


def test_the_desk_shows_it_all_and_every_act_is_a_plain_form(ahausen: TownRef, town_client: Any) -> None:
    with in_town(ahausen):
        sent, first = world.send(), world.staff()
        client = world.sign_in(town_client(ahausen), world.staff(name="Olga Anders"))
        page = f"/verwaltung/vorgaenge/{sent.id}/"
        cases.decide(sent.id, staff=first, outcome="granted", reasons="Alles belegt.")

        shown = client.get(f"{page}?baustein=nachweis").content.decode()
        ticked = client.post(f"{page}pruefliste/", {"erledigt": ["melderegister"]}, follow=True).content.decode()
        extended = client.post(f"{page}verlaengern/", {"bis": "", "gruende": "Gutachten"})
        confirm = client.get(f"{page}entscheiden/stattgeben/").content.decode()
        refusal = client.get(f"{page}entscheiden/ablehnen/?baustein=unzulaessig").content.decode()
        done = client.post(f"{page}entscheiden/stattgeben/", {"gruende": "Alles belegt."}, follow=True).content.decode()
        inbox = client.get("/verwaltung/vorgaenge/?ansicht=alle&leistung=probe_streng").content.decode()

    assert "Uns fehlt der Nachweis für Bello" in shown
    assert "vorgelegt von Stefan Tauber" in shown
    assert "§ 42a VwVfG" in shown
    assert "Olga Anders" in ticked
    assert (extended.status_code, "bis wann Sie entscheiden" in extended.content.decode()) == (422, True)
    assert "Mit Ihrer Bestätigung gilt sie" in confirm
    assert "Alles belegt." in confirm
    assert "Dafür ist eine andere Stelle zuständig." in refusal
    assert "Entschieden." in done
    assert sent.receipt.number in inbox


def test_two_who_open_the_same_case_learn_of_each_other(ahausen: TownRef, town_client: Any) -> None:
    with in_town(ahausen):
        sent, other = world.send(), world.send()
        one = world.sign_in(town_client(ahausen), world.staff())
        two = world.sign_in(town_client(ahausen), world.staff(name="Olga Anders"))

        alone = one.get(f"/verwaltung/vorgaenge/{sent.id}/").content.decode()
        both = two.get(f"/verwaltung/vorgaenge/{sent.id}/").content.decode()
        elsewhere = two.get(f"/verwaltung/vorgaenge/{other.id}/").content.decode()

    assert "Auch gerade geöffnet" not in alone
    assert "Auch gerade geöffnet von Stefan Tauber" in both
    assert "Auch gerade geöffnet" not in elsewhere


def test_where_the_letter_has_one_wording_the_thread_tells_no_more(ahausen: TownRef, town_client: Any) -> None:
    """A neutral answer must not say whether there are no data or a block (§ 51 Abs. 2 BMG)."""
    with in_town(ahausen):
        person, clerk = world.citizen(trust=TrustLevel.SUBSTANZIELL), world.staff()
        sent = world.send_example("einfache_melderegisterauskunft", "glaeubiger_alte_anschrift", person)
        client = world.sign_in(town_client(ahausen), clerk)
        page = client.get(f"/verwaltung/vorgaenge/{sent.id}/entscheiden/ablehnen/").content.decode()

        cases.decide(sent.id, staff=clerk, outcome="refused", reasons="Für die Person gibt es eine Auskunftssperre.")

        view = cases.case_for_staff(sent.id, staff=clerk)
        assert "Auskunftssperre" not in " ".join(entry.text for entry in view.thread)
        assert 'name="gruende"' not in page
