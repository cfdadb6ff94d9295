"""Operators see where the releases stand, and can halt and take back; nobody else gets here."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.integration.cases import world
from tests.integration.services.operating import operator
from tests.integration.services.rolling import released, titled

from rathaus_platform.clock import today
from rathaus_services.activation import api as activation
from rathaus_services.releases.models import Rollout, RolloutStep
from rathaus_services.releases.rings import Ring
from rathaus_tenants.context import in_public, in_town
from rathaus_tenants.middleware import operator_host
from rathaus_tenants.values import TownRef

KEY, PAGE = world.SERVICE, "/betrieb/leistungen/"


@pytest.fixture
def way(ahausen: TownRef, bestadt: TownRef) -> str:
    """A new release in the pilot towns; the address of its steps."""
    row = released(KEY, titled("Hund neu anmelden"))
    return f"{PAGE}{KEY}/{row.release.content_hash}/"


def test_nobody_sees_or_moves_anything_without_signing_in(way: str, bestadt: TownRef) -> None:
    weak = operator(trust="basis")
    for client in (Client(HTTP_HOST=operator_host()), weak):
        for answer in (client.get(PAGE), client.post(f"{way}anhalten/", {"grund": "x"})):
            assert answer.status_code == 302
            assert answer["Location"].startswith("/anmelden/?weiter=")
    assert Client(HTTP_HOST=bestadt.host).get(PAGE).status_code == 404, "a town has no such page"
    with in_public():
        assert not Rollout.objects.filter(halted=True).exists()


def test_it_shows_ring_day_and_towns_and_enters_no_town(way: str, ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(bestadt):
        activation.deactivate(KEY, last_day=today() - timedelta(days=1))
    client = operator()
    with CaptureQueriesContext(connection) as queries:
        page = client.get(PAGE).content.decode()

    assert "9.0.0" in page and "Pilotstädte" in page and "· 1 Stadt" in page
    assert f"rathaus services releases next {KEY}" in page
    assert f'href="{PAGE}"' in client.get("/betrieb/").content.decode()
    assert [query["sql"] for query in queries if '"t_' in query["sql"]] == []
    assert len(queries) <= 5


def test_an_operator_halts_lets_go_on_and_takes_back(way: str, bestadt: TownRef) -> None:
    client = operator()

    refused = client.post(f"{way}anhalten/", {"grund": " "})
    assert refused.status_code == 409 and "Nennen Sie den Grund" in refused.content.decode()
    for action, ring, halted in (("anhalten", 1, True), ("zulassen", 1, False), ("zuruecknehmen", 0, False)):
        assert client.post(f"{way}{action}/", {"grund": f"Darum {action}"}).status_code == 302
        with in_public():
            row = Rollout.objects.filter(key=KEY).latest("id")
            assert (row.ring, row.halted) == (ring, halted)
        assert f"Darum {action}" in client.get(PAGE).content.decode()

    with in_public():
        steps = RolloutStep.objects.filter(rollout=row).values_list("action", "by")
        assert list(steps)[1:] == [(name, "Olaf Oberwart") for name in ("halted", "resumed", "withdrawn")]
    again = client.post(f"{way}anhalten/", {"grund": "noch einmal"})
    assert again.status_code == 409 and "keine solche Fassung" in again.content.decode()
    assert client.post(f"{way}loeschen/", {"grund": "x"}).status_code == 404
    assert client.get(f"{way}anhalten/").status_code == 405


def test_what_is_in_all_towns_can_still_be_taken_back(ahausen: TownRef, bestadt: TownRef) -> None:
    row = released(KEY, titled("Hund neu anmelden"), ring=Ring.ALL)
    client, way = operator(), f"{PAGE}{KEY}/{row.release.content_hash}/"

    assert f"{way}zuruecknehmen/" in client.get(PAGE).content.decode()
    assert client.post(f"{way}zuruecknehmen/", {"grund": "falsch"}).status_code == 302
    assert f"{way}zuruecknehmen/" not in client.get(PAGE).content.decode()


def test_words_of_a_reason_are_words(way: str, bestadt: TownRef) -> None:
    client = operator()
    client.post(f"{way}anhalten/", {"grund": "<script>x</script>"})
    assert "<script>x" not in client.get(PAGE).content.decode()
