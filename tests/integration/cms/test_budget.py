"""How many statements a page may cost. A new one has to be wanted, not to slip in."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.integration.cms import world

from rathaus_cms.seed import demo
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

Connect = Callable[[TownRef], Client]
PAST_THE_CACHE = "?frisch=1"  # an unknown parameter is never kept


@pytest.mark.parametrize(
    ("address", "most"), [("/", 12), ("/aktuelles/", 14), ("/rathaus/", 13), ("/impressum/", 11), ("/suche/", 8)]
)
def test_a_page_costs_no_more_than(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, address: str, most: int
) -> None:
    with in_town(ahausen):
        demo.fill(ahausen)
    assert _statements(town_client(ahausen), address) <= most


def test_more_news_cost_no_more_statements(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> None:
    with in_town(ahausen):
        world.publish_news("Die erste")
    before = [_statements(town_client(ahausen), address) for address in ("/", "/aktuelles/", "/aktuelles/feed.xml")]
    with in_town(ahausen):
        for number in range(8):
            world.publish_news(f"Weitere {number}")

    after = [_statements(town_client(ahausen), address) for address in ("/", "/aktuelles/", "/aktuelles/feed.xml")]

    assert after == before


def _statements(client: Client, address: str) -> int:
    client.get(address + PAST_THE_CACHE)  # the process knows the town, its content types and its site from now on
    with CaptureQueriesContext(connection) as made:
        assert client.get(address + PAST_THE_CACHE).status_code == 200
    return len(made)
