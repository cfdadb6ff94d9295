"""Clerks per office: they see and work on the cases of their offices; everything else is as if it were not there."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.integration.cases import world
from tests.integration.cases.test_desk import DESK, GET_PAGES, POST_PAGES, address

from rathaus_platform.audit import api as audit
from rathaus_platform.errors import Invalid
from rathaus_platform.identity.api import ADMIN, CLERK, EDITOR, LEAD, Person
from rathaus_platform.identity.models import User
from rathaus_services.cases import api as cases
from rathaus_services.cases.models import Case, CaseFile
from rathaus_tenants.context import in_town
from rathaus_tenants.preferences.api import Office, change, preferences
from rathaus_tenants.values import TownRef

Connect = Callable[[TownRef], Client]
TAXES, ORDER = Office("steueramt", "Steueramt", (world.SERVICE,)), Office("ordnungsamt", "Ordnungsamt", ("ifg_antrag",))


@pytest.fixture(autouse=True)
def _a_password_is_enough(settings: Any) -> None:
    settings.RATHAUS_STAFF_ADMIN_TRUST = "basis"


@pytest.fixture
def sent(ahausen: TownRef, bestadt: TownRef) -> world.Sent:
    """One case of the Steueramt."""
    with in_town(ahausen):
        change(offices=(TAXES, ORDER))
        return world.send()


def clerk(*offices: str, role: str = CLERK, name: str = "Stefan Tauber") -> Person:
    """Somebody of these offices."""
    person = world.staff(role, name)
    User.objects.filter(pk=person.id).update(offices=list(offices))
    return replace(person, offices=frozenset(offices))


@pytest.mark.parametrize("offices", [("ordnungsamt",), (), ("unbekannt",)])
def test_another_offices_case_is_not_there(
    ahausen: TownRef, town_client: Connect, sent: world.Sent, offices: tuple[str, ...]
) -> None:
    with in_town(ahausen):
        file = CaseFile.objects.get(case_id=sent.id).pk
        client = world.sign_in(town_client(ahausen), clerk(*offices))
    for page in GET_PAGES[1:]:
        assert client.get(address(page, sent.id, file)).status_code == 404, page
    for page in POST_PAGES:
        assert client.post(address(page, sent.id, file), {"text": "x", "an": "ich"}).status_code == 404, page
    for query in ("?ansicht=neu", "?ansicht=alle", "?suche=Mustermann", f"?suche={sent.receipt.number}"):
        page = client.get(f"{DESK}{query}").content.decode()
        assert str(sent.id) not in page
    with in_town(ahausen):
        found = cases.inbox(staff=clerk(*offices), tab="alle")
        assert (found.shown, found.urgent_today, [tab.count for tab in found.tabs]) == (0, 0, [0] * 5)
        assert found.services == ()
        assert cases.assign_many([sent.id], staff=clerk(*offices), to=None) == 0
        assert Case.objects.get().assignee_id is None


@pytest.mark.parametrize("who", ["office", "lead", "both"])
def test_the_own_office_the_lead_and_a_clerk_who_administers_see_it(
    ahausen: TownRef, town_client: Connect, sent: world.Sent, who: str
) -> None:
    with in_town(ahausen):
        person = clerk("steueramt") if who == "office" else clerk(role=LEAD if who == "lead" else CLERK)
        if who == "both":
            person = replace(person, roles=frozenset({CLERK, ADMIN}))
        client = world.sign_in(town_client(ahausen), person)
        assert cases.inbox(staff=person, tab="alle").shown == 1
    assert client.get(f"{DESK}{sent.id}/").status_code == 200


def test_without_declared_offices_all_clerks_see_all(ahausen: TownRef, bestadt: TownRef, sent: world.Sent) -> None:
    with in_town(ahausen):
        change(offices=())
        assert cases.inbox(staff=clerk(), tab="alle").shown == 1
        assert cases.inbox(staff=clerk("ordnungsamt"), tab="alle").shown == 1


def test_offices_of_one_town_mean_nothing_in_another(ahausen: TownRef, bestadt: TownRef, sent: world.Sent) -> None:
    with in_town(bestadt):
        assert preferences().offices == ()
        world.send()
        assert cases.inbox(staff=clerk("ordnungsamt"), tab="alle").shown == 1


def test_only_who_may_open_a_case_is_given_it(ahausen: TownRef, sent: world.Sent) -> None:
    with in_town(ahausen):
        mine, other = clerk("steueramt"), clerk("ordnungsamt", name="Olga Ober")
        lead = clerk(role=LEAD, name="Lea Lang")
        both = clerk(name="Veit Wall")
        User.objects.get(pk=both.id).groups.add(Group.objects.get(name="Verwaltung"))
        offered = {one.name for one in cases.case_for_staff(sent.id, staff=lead).colleagues}
        assert offered == {mine.name, "Lea Lang", "Veit Wall"}
        with pytest.raises(Invalid):
            cases.assign(sent.id, staff=lead, to=other.id)
        with pytest.raises(Invalid):
            cases.assign_many([sent.id], staff=lead, to=other.id)
        assert Case.objects.get().assignee_id is None
        cases.assign(sent.id, staff=lead, to=mine.id)
        assert Case.objects.get().assignee_id == mine.id


def test_offices_cost_no_statement_more(ahausen: TownRef, sent: world.Sent) -> None:
    def statements(person: Person, case: UUID) -> list[int]:
        counts = []
        for read in (lambda: cases.inbox(staff=person, tab="alle"), lambda: cases.case_for_staff(case, staff=person)):
            read()
            with CaptureQueriesContext(connection) as caught:
                read()
            counts.append(len(caught))
        return counts

    with in_town(ahausen):
        with_offices = statements(clerk("steueramt"), sent.id)
        change(offices=())
        assert statements(clerk("steueramt"), sent.id) == with_offices


@pytest.mark.parametrize(
    "wrong",
    [
        (Office("Groß", "Amt"),),
        (Office("a", " "),),
        (Office("a", "Amt"), Office("a", "Anderes")),
        (Office("a", "Amt"), Office("b", "Amt")),
        (Office("a", "Amt", ("x",)), Office("b", "Anderes", ("x",))),
        "steueramt",
    ],
)
def test_nonsense_is_not_declared(ahausen: TownRef, bestadt: TownRef, wrong: object) -> None:
    with in_town(ahausen):
        with pytest.raises(Invalid):
            change(offices=wrong)
        assert preferences().offices == ()


def test_the_administration_declares_them_from_a_proposal(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect
) -> None:
    with in_town(ahausen):
        client = world.sign_in(town_client(ahausen), clerk(role=ADMIN, name="Vera Walter"))
    page = client.get("/verwaltung/aemter/")
    assert page.status_code == 200 and "Noch gilt nichts davon" in page.content.decode()
    form = {"schluessel": ["", ""], "name": ["Amt für Öffentliche Ordnung", "Steueramt"],
            f"amt.{world.SERVICE}": "steueramt"}  # fmt: skip
    assert client.post("/verwaltung/aemter/", form).status_code == 302
    with in_town(ahausen):
        assert preferences().offices == (
            Office("amt-fuer-oeffentliche-ordnung", "Amt für Öffentliche Ordnung"),
            Office("steueramt", "Steueramt", (world.SERVICE,)),
        )
        assert audit.history_of(("town", "offices"))[-1].details["steueramt"] == [world.SERVICE]
    form = {"schluessel": ["steueramt", "amt-fuer-oeffentliche-ordnung"], "name": ["Kasse und Steuern", ""],
            f"amt.{world.SERVICE}": "steueramt"}  # fmt: skip
    client.post("/verwaltung/aemter/", form)
    with in_town(ahausen):
        assert preferences().offices == (Office("steueramt", "Kasse und Steuern", (world.SERVICE,)),)
    with in_town(bestadt):
        assert preferences().offices == ()


@pytest.mark.parametrize("role", [EDITOR, CLERK, LEAD])
def test_nobody_else_declares_offices(ahausen: TownRef, bestadt: TownRef, town_client: Connect, role: str) -> None:
    with in_town(ahausen):
        client = world.sign_in(town_client(ahausen), world.staff(role))
    assert client.get("/verwaltung/aemter/").status_code == 403
    assert client.post("/verwaltung/aemter/", {"schluessel": "", "name": "Amt"}).status_code == 403
    with in_town(ahausen):
        assert preferences().offices == ()
