"""A deemed grant that only one Land orders: where it does, the office is warned ten days before, once for each end."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.integration.cases import world

from rathaus_platform.clock import today
from rathaus_platform.identity.models import User
from rathaus_services.cases import api as cases
from rathaus_services.cases import rows, statutory
from rathaus_services.cases.actions.warn_before_grant import warn_before_grant
from rathaus_services.cases.models import Case, Event
from rathaus_services.cases.statutory import fiction_is_near
from rathaus_services.cases.workdays import CODES, next_working_day
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

SERVICE, EXAMPLE = "baumfaellung", "eiche_gesund"


@pytest.fixture(autouse=True)
def _in_saxony(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bestadt lies where the norm holds, Ahausen does not; holidays stay as they are."""
    monkeypatch.setattr(statutory, "CODES", {**CODES, "Brandenburg": "SN"})


def days_left(sent: world.Sent, count: int) -> date:
    last = today() + timedelta(days=count)
    Case.objects.filter(pk=sent.id).update(fiction_on=last)
    return last


def test_only_the_land_that_orders_it_has_the_period(ahausen: TownRef, bestadt: TownRef) -> None:
    assert (ahausen.land, bestadt.land) == ("Hessen", "Brandenburg")
    with in_town(bestadt):
        sent = world.send_example(SERVICE, EXAMPLE)
        assert Case.objects.get().fiction_on == next_working_day(today() + timedelta(weeks=6), bestadt.land)
        page = cases.case_for_staff(sent.id, staff=world.staff())
        assert page.fiction is not None
        assert (page.fiction.norm, page.fiction.near) == ("§ 19 Abs. 3 SächsNatSchG", False)
    with in_town(ahausen):
        sent = world.send_example(SERVICE, EXAMPLE)
        assert Case.objects.get().fiction_on is None
        assert cases.case_for_staff(sent.id, staff=world.staff()).fiction is None
        with pytest.raises(cases.NotNow):
            cases.complete(sent.id, staff=world.staff(name="Lea Kern"))


def test_ten_days_before_the_office_is_warned_once(
    ahausen: TownRef, bestadt: TownRef, mailoutbox: list[Any], town_client: Callable[[TownRef], Client]
) -> None:
    with in_town(ahausen):
        elsewhere = world.send_example(SERVICE, EXAMPLE)
        days_left(elsewhere, 3)
        assert warn_before_grant() == 0, "no norm of this Land orders it"
    with in_town(bestadt):
        clerk, other = world.staff(), world.staff(name="Olga Anders")
        User.objects.filter(pk=clerk.id).update(email="tauber@example.org")
        User.objects.filter(pk=other.id).update(email="anders@example.org")
        sent = world.send_example(SERVICE, EXAMPLE)
        cases.assign(sent.id, staff=clerk, to=clerk.id)
        cases.case_for_staff(sent.id, staff=clerk)
        days_left(sent, 11)
        assert warn_before_grant() == 0

        last = days_left(sent, 10)
        assert (warn_before_grant(), warn_before_grant()) == (1, 0)

        assert Case.objects.get().unread
        assert Event.objects.filter(kind="warned", public=False).count() == 1
        mailoutbox.clear()
        world.deliver_all()
        warned = [mail for mail in mailoutbox if "Entscheidung nötig" in mail.subject]
        assert [mail.to for mail in warned] == [["tauber@example.org"]]
        assert "§ 19 Abs. 3 SächsNatSchG" in warned[0].body and "Mustermann" not in warned[0].body
        page = cases.case_for_staff(sent.id, staff=clerk)
        assert page.fiction is not None and (page.fiction.on, page.fiction.near) == (last, True)
        assert [entry.kind for entry in page.thread].count("warned") == 1
        client = world.sign_in(town_client(bestadt), clerk)
        days_left(sent, 4)
        assert warn_before_grant() == 1, "another end has its own warning"
        days_left(sent, 2)
        assert sent.receipt.number in {
            row.number for group in cases.inbox(staff=clerk, tab="frist").groups for row in group.rows
        }
    shown = client.get(f"/verwaltung/vorgaenge/{sent.id}/").content.decode()
    assert "sonst gilt der Antrag als genehmigt" in shown
    with in_town(ahausen):
        assert not Event.objects.filter(kind="warned").exists()


def test_nobody_is_warned_of_what_rests_or_is_decided(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(bestadt):
        asked, decided = world.send_example(SERVICE, EXAMPLE), world.send_example(SERVICE, EXAMPLE)
        clerk = world.staff()
        cases.ask_back(asked.id, staff=clerk, text="Wo steht der Baum?")
        cases.decide(decided.id, staff=clerk, outcome="granted", reasons="")
        for sent in (asked, decided):
            days_left(sent, 1)
            row = Case.objects.get(pk=sent.id)
            assert not fiction_is_near(row, rows.module_of(row), today())

        assert warn_before_grant() == 0
