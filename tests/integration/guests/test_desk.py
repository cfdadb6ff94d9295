"""Guests over HTTP: the desk within the grant, nothing else of the administration, nothing at all when it is over."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.integration.cases import world as cases_world
from tests.integration.guests import world
from tests.integration.guests.desk import as_guest

from rathaus_platform.audit import api as audit
from rathaus_platform.identity.api import CLERK
from rathaus_platform.identity.models import User
from rathaus_services.cases.models import Case, CaseFile
from rathaus_tenants.context import in_town
from rathaus_tenants.guests import api as guests
from rathaus_tenants.values import TownRef

Connect = Callable[[TownRef], Client]
DESK = "/verwaltung/vorgaenge/"

READ = ("", "?ansicht=alle", "?suche=Muster", "{case}/", "{case}/dateien/{file}/")
ACTS = (
    ("{case}/schreiben/", {"art": "notiz", "text": "Geprüft."}),
    ("{case}/schreiben/", {"art": "nachricht", "text": "Guten Tag"}),
    ("{case}/schreiben/", {"art": "rueckfrage", "text": "Welche Rasse?"}),
    ("{case}/weiterpruefen/", {}),
    ("{case}/zuweisen/", {"an": "ich"}),
    ("{case}/pruefliste/", {"erledigt": "x"}),
    ("{case}/vollstaendig/", {}),
    ("{case}/verlaengern/", {"bis": "2030-01-01", "gruende": "Viel zu tun"}),
    ("{case}/entscheiden/stattgeben/", {}),
    ("{case}/entscheiden/ablehnen/", {"gruende": "Nein"}),
    ("{case}/entscheiden/ablehnen/vorschau/", {"gruende": "Nein"}),
    ("zuteilen/", {"an": "ich", "vorgang": "{case}"}),
)
ELSEWHERE = (
    "/verwaltung/pages/",
    "/verwaltung/users/",
    "/verwaltung/personen/einladen/",
    "/verwaltung/images/",
    "/verwaltung/documents/",
    "/verwaltung/reports/site-history/",
    "/verwaltung/api/main/pages/",
    "/verwaltung/zugaenge/",
    "/verwaltung/zugaenge/vertretung/neu/",
    "/verwaltung/account/",
)


@dataclass
class Scene:
    """A guest in Ahausen with a case inside of the grant and one outside."""

    client: Client
    user: UUID
    grant: UUID
    case: UUID
    file: UUID
    other: UUID

    def address(self, page: str, case: UUID | None = None) -> str:
        return DESK + page.format(case=case or self.case, file=self.file)


def scene(client: Client, ahausen: TownRef, grant: UUID, kind: str, issuer: str, subject: str, name: str) -> Scene:
    with in_town(ahausen):
        sent, other = cases_world.send(), cases_world.send(familienname="Muster")
        Case.objects.filter(pk=other.id).update(key="andere_leistung")
        file = CaseFile.objects.get(case_id=sent.id).pk
    user = as_guest(client, ahausen, f"{kind}/{grant}", issuer, subject, name)
    return Scene(client, user, grant, sent.id, file, other.id)


@pytest.fixture
def visitor(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> Scene:
    who = world.operator()
    visit = guests.open_visit(who, ahausen, reason=world.REASON, minutes=30)
    return scene(town_client(ahausen), ahausen, visit.id, "operator", who.issuer, who.subject, "Olaf Oberwart")


@pytest.fixture
def stand_in(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> Scene:
    view = world.offered(ahausen, bestadt)
    with in_town(bestadt):
        bert = cases_world.staff(CLERK, "Bert Baum")
        guests.accept(world.admin(), view.id, users=None)
        guests.enter(bert, view.id)
        user = User.objects.get(pk=bert.id)
    return scene(town_client(ahausen), ahausen, view.id, "stand_in", user.issuer, user.subject, "Bert Baum")


@pytest.mark.parametrize("page", READ)
def test_an_operator_reads_every_case(visitor: Scene, page: str) -> None:
    assert visitor.client.get(visitor.address(page)).status_code == 200
    assert visitor.client.get(visitor.address("{case}/", visitor.other)).status_code == 200


@pytest.mark.parametrize(("page", "data"), ACTS)
def test_an_operator_changes_nothing(ahausen: TownRef, visitor: Scene, page: str, data: dict[str, str]) -> None:
    with in_town(ahausen):
        before = list(Case.objects.order_by("pk").values())
    sent = {name: value.format(case=visitor.case) for name, value in data.items()}
    assert visitor.client.post(visitor.address(page), sent).status_code == 403
    with in_town(ahausen):
        assert list(Case.objects.order_by("pk").values()) == before


def test_an_operators_look_leaves_the_case_new_and_the_page_without_acts(ahausen: TownRef, visitor: Scene) -> None:
    page = visitor.client.get(visitor.address("{case}/")).content.decode()
    assert "Sie sehen Vorgänge von Ahausen ein" in page and "Nur zur Ansicht" in page
    assert "schreiben/" not in page and "zuweisen/" not in page and "entscheiden/" not in page
    with in_town(ahausen):
        assert Case.objects.get(pk=visitor.case).unread
    assert "zuteilen/" not in visitor.client.get(DESK).content.decode()


def test_a_stand_in_sees_the_chosen_services_only(stand_in: Scene) -> None:
    for page in READ:
        assert stand_in.client.get(stand_in.address(page)).status_code == 200
    assert stand_in.client.get(stand_in.address("{case}/", stand_in.other)).status_code == 404
    assert stand_in.client.get(stand_in.address("{case}/dateien/{file}/", stand_in.other)).status_code == 404
    for tab in ("?ansicht=alle", "?ansicht=neu", "?suche=Muster"):
        page = stand_in.client.get(DESK + tab).content.decode()
        assert str(stand_in.case) in page and str(stand_in.other) not in page
    found = stand_in.client.get(DESK + "?ansicht=alle").context["page"]
    assert [tab.count for tab in found.tabs if tab.key in ("alle", "neu")] == [1, 1]
    assert [key for key, _title in found.services] == [cases_world.SERVICE]


@pytest.mark.parametrize(("page", "data"), ACTS)
def test_a_stand_in_acts_within_the_grant_and_never_beside_it(
    ahausen: TownRef, stand_in: Scene, page: str, data: dict[str, str]
) -> None:
    def post(case: UUID) -> int:
        sent = {name: value.format(case=case) for name, value in data.items()}
        return stand_in.client.post(stand_in.address(page, case), sent).status_code

    with in_town(ahausen):
        before = Case.objects.filter(pk=stand_in.other).values().get()
    assert post(stand_in.other) in (302, 404) if page == "zuteilen/" else post(stand_in.other) == 404
    with in_town(ahausen):
        assert Case.objects.filter(pk=stand_in.other).values().get() == before
    assert post(stand_in.case) in (200, 302, 409, 422)  # done, or refused by the case's own state


def test_a_stand_in_takes_and_decides_a_case(ahausen: TownRef, stand_in: Scene) -> None:
    stand_in.client.post(stand_in.address("{case}/zuweisen/"), {"an": "ich"})
    page = stand_in.client.get(stand_in.address("{case}/")).content.decode()
    assert "Sie vertreten Ahausen" in page and "Bert Baum (Bestadt)" in page
    assert stand_in.client.post(stand_in.address("{case}/entscheiden/stattgeben/")).status_code == 302
    with in_town(ahausen):
        row = Case.objects.get(pk=stand_in.case)
        assert row.outcome == "granted" and row.assignee_id == stand_in.user
        (decided,) = [one for one in audit.history_of(("case", str(row.pk))) if one.action == "case.decided"]
        assert decided.actor.kind == "guest" and decided.actor.id == f"{stand_in.grant}/{stand_in.user}"
        assert decided.actor.name == "Bert Baum (Bestadt)"


@pytest.mark.parametrize("who", ["visitor", "stand_in"])
@pytest.mark.parametrize("address", ELSEWHERE)
def test_nothing_else_of_the_administration_opens(request: pytest.FixtureRequest, who: str, address: str) -> None:
    guest: Scene = request.getfixturevalue(who)
    answer = guest.client.get(address)
    assert answer.status_code == 403
    assert "nur die Vorgänge" in answer.content.decode()


@pytest.mark.parametrize("who", ["visitor", "stand_in"])
def test_the_first_page_leads_to_the_desk(request: pytest.FixtureRequest, who: str) -> None:
    answer = request.getfixturevalue(who).client.get("/verwaltung/")
    assert (answer.status_code, answer.headers["location"]) == (302, DESK)


def all_pages(guest: Scene) -> list[int]:
    read = [guest.client.get(guest.address(page)).status_code for page in READ]
    acts = [guest.client.post(guest.address(page), data).status_code for page, data in ACTS[:-1]]
    return read + acts


def test_the_very_next_request_is_refused_once_a_visit_is_over(ahausen: TownRef, visitor: Scene) -> None:
    assert visitor.client.get(visitor.address("{case}/")).status_code == 200
    with in_town(ahausen):
        guests.end_visit(world.admin(), visitor.grant)
    assert set(all_pages(visitor)) == {403}
    assert "beendet" in visitor.client.get(DESK).content.decode()


@pytest.mark.parametrize("side", ["host", "home"])
def test_the_very_next_request_is_refused_once_a_stand_in_is_over(
    ahausen: TownRef, bestadt: TownRef, stand_in: Scene, side: str
) -> None:
    assert stand_in.client.get(stand_in.address("{case}/")).status_code == 200
    with in_town(ahausen if side == "host" else bestadt):
        guests.end(world.admin(), stand_in.grant)
    assert set(all_pages(stand_in)) == {403}


def test_a_grant_of_one_town_opens_no_other(bestadt: TownRef, town_client: Connect, visitor: Scene) -> None:
    who = world.operator()
    client = town_client(bestadt)
    as_guest(client, bestadt, f"operator/{visitor.grant}", who.issuer, who.subject, "Olaf Oberwart")
    assert client.get(DESK).status_code == 403


def test_the_journal_lists_every_view(
    ahausen: TownRef, bestadt: TownRef, stand_in: Scene, town_client: Connect
) -> None:
    for page in READ:
        assert stand_in.client.get(stand_in.address(page)).status_code == 200
    stand_in.client.get(stand_in.address("{case}/entscheiden/stattgeben/"))
    stand_in.client.post(stand_in.address("{case}/schreiben/"), {"art": "notiz", "text": "Geprüft."})
    with in_town(ahausen):
        records = audit.acts_of_guests(str(stand_in.grant))
        assert [one.action for one in reversed(records)] == [
            "inbox.read",
            "inbox.read",
            "inbox.read",
            "case.read",
            "case.file_read",
            "case.decision_planned",
            "case.note",
        ]
        assert audit.acts_of_guests(str(stand_in.other)) == ()
    admin = world.admin_client(town_client(ahausen), ahausen)
    page = admin.get(f"/verwaltung/zugaenge/vertretung/{stand_in.grant}/").content.decode()
    assert "Bert Baum (Bestadt)" in page and "Datei geöffnet" in page and "Interne Notiz geschrieben" in page
    home = world.admin_client(town_client(bestadt), bestadt, "Bea Brand")
    page = home.get(f"/verwaltung/zugaenge/vertretung/{stand_in.grant}/").content.decode()
    assert "Datei geöffnet" not in page and "Das Journal führt Ahausen" in page


def test_a_grant_costs_one_statement_and_the_strip_another(
    ahausen: TownRef, bestadt: TownRef, visitor: Scene, town_client: Connect
) -> None:
    with in_town(ahausen):
        clerk = cases_world.sign_in(town_client(ahausen), cases_world.staff())
    address = visitor.address("{case}/")

    def reading(client: Client, table: str) -> list[str]:
        client.get(address)  # what is remembered per process is remembered now
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return [query["sql"] for query in queries if table in query["sql"]]

    assert len(reading(visitor.client, "guests_")) == 1  # is the grant still good?
    assert len(reading(clerk, "guests_")) == 1  # does somebody look in?


def test_guests_are_not_in_the_towns_list_of_staff(ahausen: TownRef, stand_in: Scene, town_client: Connect) -> None:
    admin = world.admin_client(town_client(ahausen), ahausen)
    with in_town(ahausen):
        cases_world.staff(CLERK, "Klara Kurz")
    page = admin.get("/verwaltung/users/").content.decode()
    assert "Klara Kurz" in page and "Bert Baum" not in page


def test_the_town_sees_the_visit_on_every_page_of_its_desk(
    ahausen: TownRef, bestadt: TownRef, visitor: Scene, town_client: Connect
) -> None:
    with in_town(ahausen):
        clerk = cases_world.sign_in(town_client(ahausen), cases_world.staff())
    with in_town(bestadt):
        stranger = cases_world.sign_in(town_client(bestadt), cases_world.staff())
    words = "Olaf Oberwart vom Betrieb sieht gerade Vorgänge ein"
    for address in (DESK, visitor.address("{case}/")):
        page = clerk.get(address).content.decode()
        assert words in page and world.REASON in page
    assert words not in stranger.get(DESK).content.decode()
    with in_town(ahausen):
        guests.end_visit(world.admin(), visitor.grant)
    assert words not in clerk.get(DESK).content.decode()
