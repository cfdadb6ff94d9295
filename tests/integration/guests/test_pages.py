"""The town admin's pages: consent, answer, end, lists; who may see them, and that two towns go through it by hand."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.integration.cases import world as cases_world
from tests.integration.guests import world

from rathaus_platform.clock import today
from rathaus_platform.identity.api import CLERK, EDITOR, LEAD
from rathaus_tenants.context import in_town
from rathaus_tenants.guests import api as guests
from rathaus_tenants.values import TownRef

Connect = Callable[[TownRef], Client]
PAGES = "/verwaltung/zugaenge/"


def form(home: TownRef, **changes: object) -> dict[str, object]:
    return {
        "kommune": home.slug,
        "leistungen": [cases_world.SERVICE],
        "von": today().isoformat(),
        "bis": (today() + timedelta(days=13)).isoformat(),
        "grund": "Urlaub und Krankheit im Steueramt",
        **changes,
    }


def test_two_towns_go_through_it_by_hand(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> None:
    host, home = world.admin_client(town_client(ahausen), ahausen), world.admin_client(town_client(bestadt), bestadt)
    page = host.get(f"{PAGES}vertretung/neu/").content.decode()
    assert "Bestadt" in page and 'value="ahausen"' not in page
    answer = host.post(f"{PAGES}vertretung/neu/", form(bestadt))
    assert answer.status_code == 302
    one = answer.headers["location"]
    assert "wartet auf Zusage" in host.get(one).content.decode()

    assert "wartet auf Ihre Zusage" in home.get(PAGES).content.decode()
    with in_town(bestadt):
        bert = cases_world.staff(CLERK, "Bert Baum")
        clerk = cases_world.sign_in(town_client(bestadt), bert)
    assert "Bert Baum" in home.get(f"{one}annehmen/").content.decode()
    refused = home.post(f"{one}annehmen/", {"wer": "einzelne"})
    assert refused.status_code == 422 and "Wählen Sie, wer vertritt." in refused.content.decode()
    assert home.post(f"{one}annehmen/", {"wer": "einzelne", "personen": [str(bert.id)]}).status_code == 302

    assert "Sie vertreten Ahausen" in clerk.get("/verwaltung/vorgaenge/").content.decode()
    page = clerk.post(f"{one}hingehen/").content.decode()
    assert f"{ahausen.base_url}/anmelden/verwaltung/?" in page and "von=bestadt" in page

    assert "läuft" in host.get(PAGES).content.decode()
    end = f"{one}beenden/"
    assert "Jetzt beenden" in host.get(end).content.decode()
    assert host.post(end).status_code == 302
    assert host.post(end).status_code == 409
    assert "Sie vertreten" not in clerk.get("/verwaltung/vorgaenge/").content.decode()
    assert clerk.post(f"{one}hingehen/").status_code == 404


def test_the_first_page_tells_the_admin_at_once(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> None:
    admin = world.admin_client(town_client(ahausen), ahausen)
    assert "Zugang von außen</h2>" not in admin.get("/verwaltung/").content.decode()
    guests.open_visit(world.operator(), ahausen, reason=world.REASON, minutes=30)
    page = admin.get("/verwaltung/").content.decode()
    assert "Olaf Oberwart vom Betrieb sieht gerade Vorgänge ein" in page and world.REASON in page
    world.offered(ahausen, bestadt)
    home = world.admin_client(town_client(bestadt), bestadt, "Bea Brand")
    page = home.get("/verwaltung/").content.decode()
    assert "Ahausen bittet um Vertretung." in page and "Olaf Oberwart" not in page


@pytest.mark.parametrize("missing", ["kommune", "leistungen", "von", "bis", "grund"])
def test_what_is_missing_is_named_and_nothing_is_lost(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, missing: str
) -> None:
    client = world.admin_client(town_client(ahausen), ahausen)
    given = form(bestadt, **{missing: "" if missing != "leistungen" else ["gibt_es_nicht"]})
    answer = client.post(f"{PAGES}vertretung/neu/", given)
    page = answer.content.decode()
    assert answer.status_code == 422 and f'href="#{missing}"' in page
    assert f'aria-invalid="true" aria-describedby="{missing}-fehler"' in page and f'id="{missing}-fehler"' in page
    assert page.count("aria-invalid") == 1
    assert missing == "grund" or "Urlaub und Krankheit im Steueramt" in page
    with in_town(ahausen):
        assert guests.stand_ins() == ()


def test_the_town_admin_sees_and_ends_a_visit(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> None:
    who = world.operator()
    visit = guests.open_visit(who, ahausen, reason=world.REASON, ticket="4711", minutes=60)
    client = world.admin_client(town_client(ahausen), ahausen)
    assert "Olaf Oberwart" in client.get(PAGES).content.decode()
    page = client.get(f"{PAGES}einsicht/{visit.id}/").content.decode()
    assert world.REASON in page and "4711" in page and "Bisher wurde nichts geöffnet" in page
    assert client.post(f"{PAGES}einsicht/{visit.id}/beenden/").status_code == 302
    assert "von uns beendet" in client.get(PAGES).content.decode()
    stranger = world.admin_client(town_client(bestadt), bestadt)
    for address in (f"{PAGES}einsicht/{visit.id}/", f"{PAGES}einsicht/{visit.id}/beenden/"):
        assert stranger.get(address).status_code == 404
    assert "Olaf Oberwart" not in stranger.get(PAGES).content.decode()


@pytest.mark.parametrize(
    ("role", "page", "status"),
    [
        (CLERK, "", 403),
        (CLERK, "vertretung/neu/", 403),
        (EDITOR, "", 403),
        (EDITOR, "vertretung/{grant}/", 403),
        (LEAD, "", 200),
        (LEAD, "vertretung/{grant}/", 200),
        (LEAD, "vertretung/neu/", 403),
        (LEAD, "vertretung/{grant}/beenden/", 403),  # the host's lead reads, its admin decides
        ("admin", "", 200),
        ("admin", "vertretung/neu/", 200),
        ("admin", "vertretung/{grant}/", 200),
        ("admin", "vertretung/{grant}/beenden/", 200),
        ("admin", "vertretung/{grant}/annehmen/", 409),  # nobody accepts for the other town
    ],
)
def test_who_sees_which_page(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, role: str, page: str, status: int
) -> None:
    grant = world.offered(ahausen, bestadt).id
    if role == "admin":
        client = world.admin_client(town_client(ahausen), ahausen)
    else:
        with in_town(ahausen):
            client = cases_world.sign_in(town_client(ahausen), cases_world.staff(role))
    address = PAGES + page.format(grant=grant)
    if status == 409:
        assert client.post(address, {"wer": "alle"}).status_code == 404
        return
    assert client.get(address).status_code == status
    citizen = town_client(ahausen)
    assert citizen.get(address).status_code == 302


def test_an_unknown_grant_is_not_found(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> None:
    client = world.admin_client(town_client(bestadt), bestadt)
    for page in ("vertretung/{0}/", "vertretung/{0}/annehmen/", "vertretung/{0}/beenden/", "einsicht/{0}/"):
        assert client.get(PAGES + page.format("00000000-0000-0000-0000-000000000000")).status_code == 404
