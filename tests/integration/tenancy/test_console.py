"""The cooperative's page: who is open, for everybody; nothing of any town's own and nothing of how it is run."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories import town_spec

from rathaus_tenants.lifecycle.api import suspend
from rathaus_tenants.middleware import operator_host
from rathaus_tenants.provisioning.api import create_town
from rathaus_tenants.values import TownRef


@pytest.fixture
def operator() -> Client:
    return Client(HTTP_HOST=operator_host())


def test_it_lists_the_towns_with_their_addresses(ahausen: TownRef, bestadt: TownRef, operator: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = operator.get("/")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "2 Gemeinden" in page
    for town in (ahausen, bestadt):
        assert f'href="{town.base_url}/"' in page
        assert f"<b>{town.name}</b>" in page
    assert not answer.cookies
    assert [query["sql"] for query in queries if '"t_' in query["sql"]] == []
    assert len(queries) <= 3


def test_it_searches(ahausen: TownRef, bestadt: TownRef, operator: Client) -> None:
    page = operator.get("/", {"q": "ahaus"}).content.decode()
    assert "Ahausen" in page and "Bestadt" not in page

    assert "Keine Gemeinde passt dazu" in operator.get("/", {"q": "<script>"}).content.decode()
    assert operator.get("/", {"q": "x" * 1000, "seite": "abc"}).status_code == 200


@pytest.mark.usefixtures("fresh_database")
def test_a_town_that_is_not_open_is_not_named(ahausen: TownRef, bestadt: TownRef, operator: Client) -> None:
    suspend("ahausen")

    page = operator.get("/").content.decode()

    assert "Ahausen" not in page and "geschlossen" not in page
    assert "1 Gemeinde nutzt" in page
    assert f'href="{bestadt.base_url}/"' in page


@pytest.mark.usefixtures("fresh_database")
def test_many_towns_come_in_pages(operator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    create_town(town_spec())
    monkeypatch.setattr("rathaus_tenants.console.views.PER_PAGE", 2)

    assert "Ceburg" not in operator.get("/").content.decode()
    with CaptureQueriesContext(connection) as queries:
        assert "Ceburg" in operator.get("/", {"seite": 2}).content.decode()
    assert [query["sql"].split("LIMIT")[-1].strip() for query in queries][-1] == "1 OFFSET 2", "only its page is read"


def test_the_towns_pages_are_not_here_and_this_page_is_not_in_a_town(ahausen: TownRef, operator: Client) -> None:
    assert operator.get("/leistungen/").status_code == 404
    assert operator.get("/verwaltung/").status_code == 404
    assert operator.post("/").status_code == 405
