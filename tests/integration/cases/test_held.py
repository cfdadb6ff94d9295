"""§ 51 (2) BMG: the neutral answer comes after the same time, whatever was found and whenever it was decided."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.integration.cases import world
from tests.integration.journey.clock import set_moment

from rathaus_platform.clock import today
from rathaus_platform.outbox.models import Message
from rathaus_services.cases import api as cases
from rathaus_services.cases.models import Case, Event
from rathaus_services.cases.workdays import add_working_days
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

SERVICE, EXAMPLE = "einfache_melderegisterauskunft", "privat_geburtsdatum"


def seen(sent: world.Sent) -> cases.CaseView:
    return cases.case_for_citizen(sent.id, person=None, grants=sent.grants)


def morning_of(patch: pytest.MonkeyPatch, sent: world.Sent) -> None:
    day = Case.objects.get(pk=sent.id).held_until
    assert day is not None
    set_moment(patch, datetime(day.year, day.month, day.day, 6, tzinfo=UTC))


def test_nobody_outside_sees_the_decision_before_its_day(
    ahausen: TownRef, bestadt: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = world.citizen()
    with in_town(bestadt):
        stranger = world.send_example(SERVICE, EXAMPLE, person)
    with in_town(ahausen):
        clerk = world.staff()
        at_once, later = (world.send_example(SERVICE, EXAMPLE, person) for _ in range(2))
        world.deliver_all()
        before = seen(at_once)
        day = add_working_days(today(), 5, ahausen.land)

        plan = cases.plan_decision(at_once.id, staff=clerk, outcome="refused")
        assert (plan.held_until, plan.fixed) == (day, True)
        assert cases.plan_decision(at_once.id, staff=clerk, outcome="granted").held_until is None

        assert cases.decide(at_once.id, staff=clerk, outcome="refused", reasons="gesperrt")
        world.deliver_all()

        assert seen(at_once) == before  # state, timeline, files, decision: not a trace
        assert Case.objects.get(pk=at_once.id).held_until == day
        page = cases.case_for_staff(at_once.id, staff=clerk)
        assert page.proposal is not None and page.proposal.held_until == day
        cases.decide(later.id, staff=clerk, outcome="refused", reasons="")
        assert Case.objects.get(pk=later.id).held_until == day

        morning_of(monkeypatch, at_once)
        world.deliver_all()

        for sent in (at_once, later):
            view = seen(sent)
            assert view.decision is not None and view.decision.outcome == "refused"
            assert [file.purpose for file in view.files if file.purpose == "decision"] == ["decision"]
            decided = Event.objects.get(case_id=sent.id, kind="decided")
            assert decided.actor_kind == "system" and decided.public
        words = [(one.kind, one.text) for one in cases.case_for_staff(at_once.id, staff=clerk).thread]
        assert not any("gesperrt" in text for _kind, text in words)
        dates = Case.objects.filter(key=SERVICE).values_list("decided_at__date", "available_on").distinct()
        assert len(dates) == 1
    with in_town(bestadt):
        assert Case.objects.get(pk=stranger.id).held_until is None


def test_the_office_may_decide_otherwise_until_then(
    ahausen: TownRef, bestadt: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    with in_town(ahausen):
        clerk, person = world.staff(), world.citizen()
        sent = world.send_example(SERVICE, EXAMPLE, person)
        cases.decide(sent.id, staff=clerk, outcome="refused", reasons="")
        cases.decide(sent.id, staff=clerk, outcome="granted", reasons="Am Markt 3, 01723 Wilsdruff")
        world.deliver_all()
        granted = seen(sent)
        asked = world.send_example(SERVICE, EXAMPLE, person)
        cases.decide(asked.id, staff=clerk, outcome="refused", reasons="")
        due = Message.objects.get(key__startswith="case.held", payload__case=str(asked.id)).due_at
        cases.ask_back(asked.id, staff=clerk, text="Wann wurde die Person geboren?")
        set_moment(monkeypatch, due + timedelta(hours=6))
        world.deliver_all()

        assert granted.decision is not None and granted.decision.outcome == "granted"
        assert seen(sent).decision == granted.decision
        assert seen(asked).decision is None and seen(asked).question is not None


def test_after_the_day_an_answer_goes_out_at_once(
    ahausen: TownRef, bestadt: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    with in_town(ahausen):
        sent, clerk = world.send_example(SERVICE, EXAMPLE, world.citizen()), world.staff()
        set_moment(monkeypatch, datetime.now(UTC) + timedelta(days=20))

        cases.decide(sent.id, staff=clerk, outcome="refused", reasons="")

        assert Case.objects.get(pk=sent.id).outcome == "refused"
