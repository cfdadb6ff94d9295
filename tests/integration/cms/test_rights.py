"""Who gets where in the admin: a table of roles and addresses, and ids of another town, which are nothing here."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from tests.integration.cms import world

from rathaus_cms.pages.models import HomePage, NewsIndexPage
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

Connect = Callable[[TownRef], Client]
IN, OUT, OWN = "in", "out", "own part"

# address: what Redaktion, Sachbearbeitung, Leitung and Verwaltung get
TABLE = {
    "": (IN, IN, IN, IN),
    "pages/": (OWN, OUT, OUT, OWN),
    "pages/{home}/": (IN, OUT, OUT, IN),
    "pages/{home}/edit/": (IN, OUT, OUT, IN),
    "pages/add/pages/newspage/{index}/": (IN, OUT, OUT, IN),
    "pages/{home}/history/": (IN, OUT, OUT, IN),
    "images/": (IN, OUT, OUT, IN),
    "images/multiple/add/": (IN, OUT, OUT, IN),
    "documents/": (IN, OUT, OUT, IN),
    "documents/multiple/add/": (IN, OUT, OUT, IN),
    "redirects/": (OUT, OUT, OUT, IN),
    "redirects/add/": (OUT, OUT, OUT, IN),
    "users/": (OUT, OUT, OUT, IN),
    "users/new/": (OUT, OUT, OUT, OUT),
    "groups/": (OUT, OUT, OUT, OUT),
    "groups/new/": (OUT, OUT, OUT, OUT),
    "sites/": (OUT, OUT, OUT, OUT),
    "collections/": (OUT, OUT, OUT, OUT),
    "workflows/list/": (OUT, OUT, OUT, OUT),
    "reports/locked/": (OUT, OUT, OUT, IN),
    "reports/site-history/": (IN, IN, IN, IN),  # shows entries of pages one may see: to clerks none
    "account/": (IN, IN, IN, IN),
}


def outcome(client: Client, address: str) -> str:
    """Wagtail sends whoever may not enter to the dashboard, and an editor to the part of the tree that is theirs."""
    answer = client.get(address)
    if answer.status_code == 200:
        return IN
    assert answer.status_code == 302, (address, answer.status_code)
    return OUT if answer["Location"] == "/verwaltung/" else OWN


@pytest.mark.parametrize("column", range(4), ids=list(world.ROLES))
def test_every_role_gets_exactly_its_places(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, column: int
) -> None:
    group = list(world.ROLES)[column]
    with in_town(ahausen):
        ids = {"home": HomePage.objects.get().pk, "index": NewsIndexPage.objects.get().pk}
        client = world.sign_in(town_client(ahausen), group)

    got = {address: outcome(client, "/verwaltung/" + address.format(**ids)) for address in TABLE}

    assert got == {address: row[column] for address, row in TABLE.items()}


def test_without_a_sign_in_the_way_leads_to_keycloak(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> None:
    for address in ("", "pages/", "images/"):
        answer = town_client(ahausen).get(f"/verwaltung/{address}")

        assert answer.status_code == 302
        assert answer["Location"].startswith("/anmelden/verwaltung/"), address
    assert 'type="password"' not in town_client(ahausen).get("/verwaltung/login/").content.decode()


def test_a_session_of_one_town_is_nobody_in_the_other(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> None:
    with in_town(ahausen):
        own = world.sign_in(town_client(ahausen), "Verwaltung")
    strange = town_client(bestadt)
    strange.cookies[settings.SESSION_COOKIE_NAME] = own.cookies[settings.SESSION_COOKIE_NAME].value

    answer = strange.get("/verwaltung/")

    assert own.get("/verwaltung/").status_code == 200
    assert answer.status_code == 302 and answer["Location"].startswith("/anmelden/verwaltung/")


def test_ids_of_the_other_town_are_not_found(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> None:
    with in_town(bestadt):
        for number in range(3):
            strange = world.publish_news(f"Fremd {number}")
        foreign_user = world.staff("Redaktion").pk
        foreign_group = Group.objects.create(name="Fremde").pk
    with in_town(ahausen):
        assert not HomePage.objects.get().get_descendants().filter(pk=strange.pk).exists()
        client = world.sign_in(town_client(ahausen), "Verwaltung")

    addresses = [
        *(f"pages/{strange.pk}/{act}/" for act in ("edit", "view_draft", "delete", "history", "move", "copy")),
        f"pages/{strange.pk}/",
        f"users/edit/{foreign_user}/",
        f"groups/edit/{foreign_group}/",
    ]
    for address in addresses:
        answer = client.get(f"/verwaltung/{address}")

        assert answer.status_code in (404, 302), address
        assert "Fremd" not in answer.content.decode(), address
    assert [client.get(f"/verwaltung/{address}").status_code for address in addresses[:6]] == [404] * 6


def test_clerks_see_no_editors_words(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> None:
    with in_town(ahausen):
        clerk = world.sign_in(town_client(ahausen), "Sachbearbeitung")
        editor = world.sign_in(town_client(ahausen), "Redaktion")

    assert "Nachricht schreiben" not in clerk.get("/verwaltung/").content.decode()
    assert "Impressum" not in clerk.get("/verwaltung/reports/site-history/").content.decode()
    assert "Impressum" in editor.get("/verwaltung/reports/site-history/").content.decode()
    desk = editor.get("/verwaltung/").content.decode()
    assert "Nachricht schreiben" in desk and "Auf Pflichtseiten fehlt noch etwas" in desk


def test_the_list_of_staff_holds_no_citizens(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> None:
    with in_town(bestadt):
        world.staff("Redaktion", first_name="Fremde")
    with in_town(ahausen):
        world.staff("Leitung", first_name="Leonie")
        citizen = world.staff("Leitung", first_name="Bürgerin", realm="buerger").pk
        client = world.sign_in(town_client(ahausen), "Verwaltung")

    body = client.get("/verwaltung/users/").content.decode()

    assert "Leonie" in body and "Leitung" in body
    assert "Bürgerin" not in body and "Fremde" not in body
    assert "Bürgerin" not in client.get("/verwaltung/users/?q=Bürgerin").content.decode().replace(
        'value="Bürgerin"', ""
    )
    for act in ("edit", "delete", "history"):
        assert client.get(f"/verwaltung/users/{act}/{citizen}/").status_code in (302, 404), act
