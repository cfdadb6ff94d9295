"""From the host to the town: known, unknown, closed, second hosts, the operator's, and a chain inside the chain."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from rathaus_tenants.backchannel import backchannel_url
from rathaus_tenants.context import in_town, town_or_none
from rathaus_tenants.lifecycle.api import resume, suspend
from rathaus_tenants.middleware import TownMiddleware, operator_host
from rathaus_tenants.owner import owner_database
from rathaus_tenants.preferences.api import change
from rathaus_tenants.registry import api as registry
from rathaus_tenants.registry import lookup
from rathaus_tenants.registry.models import Domain
from rathaus_tenants.values import TownRef

TownClient = Callable[[TownRef], Client]
MIDDLEWARE = ["rathaus_tenants.middleware.TownMiddleware"]


@pytest.fixture(autouse=True)
def _addresses(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.integration.tenancy.addresses"
    settings.MIDDLEWARE = MIDDLEWARE


@pytest.fixture
def mottos(ahausen: TownRef, bestadt: TownRef) -> None:
    for town in (ahausen, bestadt):
        with in_town(town):
            change(motto=f"Wir sind {town.name}")


@pytest.mark.usefixtures("mottos")
def test_the_host_decides_the_town(ahausen: TownRef, bestadt: TownRef, town_client: TownClient) -> None:
    for town in (ahausen, bestadt, ahausen):
        answer = town_client(town).get("/who/").json()

        assert answer == {"request": town.slug, "context": town.slug, "database": f"Wir sind {town.name}"}
        assert town_or_none() is None


def test_host_names_are_compared_without_case_port_and_final_dot(ahausen: TownRef, client: Client) -> None:
    for host in ("AHAUSEN.localhost", "ahausen.localhost:8000", "ahausen.localhost."):
        assert client.get("/who/", HTTP_HOST=host).json()["request"] == "ahausen"


@pytest.mark.parametrize("host", ["cestadt.localhost", "localhost", "evil.example", "a b", "t_ahausen", ""])
def test_an_unknown_host_is_404_before_any_town_is_touched(ahausen: TownRef, client: Client, host: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/who/", HTTP_HOST=host)

    assert answer.status_code == 404
    assert "kein Rathaus" in answer.content.decode()
    assert [query["sql"] for query in queries if '"t_' in query["sql"]] == []
    assert len(queries) <= 1
    assert not answer.cookies
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/who/", HTTP_HOST=host).status_code == 404
    assert len(queries) == 0, "a host asked for again and again costs nothing"


def test_a_known_town_costs_one_statement_more_than_plain(ahausen: TownRef, town_client: TownClient) -> None:
    town_client(ahausen).get("/who/")  # now the process knows the host
    connection.forget_switch()

    with CaptureQueriesContext(connection) as queries:
        town_client(ahausen).get("/who/")

    assert len(queries) == 2
    assert queries[0]["sql"] == 'SET ROLE "t_ahausen"; SET search_path = "t_ahausen", public'


@pytest.mark.usefixtures("mottos")
def test_a_chain_inside_a_request_stays_in_its_town(
    ahausen: TownRef, bestadt: TownRef, town_client: TownClient
) -> None:
    """Wagtail's preview with a Site whose host name an editor has set to another town's, or to nobody's."""
    for host in (bestadt.host, "localhost", operator_host()):
        answer = town_client(ahausen).get("/preview/", {"host": host})

        assert answer.status_code == 200
        inner = json.loads(answer.json()["inner"])
        assert inner == {"request": "ahausen", "context": "ahausen", "database": "Wir sind Ahausen"}
        assert answer.json()["after"] == "Wir sind Ahausen"


@pytest.mark.usefixtures("mottos")
def test_the_guard_is_what_keeps_it_there(
    ahausen: TownRef, bestadt: TownRef, town_client: TownClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The defence is real: without it the same request shows the other town."""
    monkeypatch.setattr("rathaus_tenants.middleware._serving", _Forgetful())

    answer = town_client(ahausen).get("/preview/", {"host": bestadt.host})

    assert json.loads(answer.json()["inner"])["database"] == "Wir sind Bestadt"
    assert answer.json()["after"] == "Wir sind Ahausen", "leaving the inner chain binds the outer town again"


class _Forgetful:
    """A context variable that remembers nothing."""

    def get(self) -> None:
        return None

    def set(self, value: object) -> None:
        return None

    def reset(self, mark: object) -> None:
        return None


def test_an_exception_leaves_no_town_behind(ahausen: TownRef, town_client: TownClient) -> None:
    client = town_client(ahausen)
    client.raise_request_exception = False

    assert client.get("/fails/").status_code == 500
    assert town_or_none() is None
    assert client.get("/who/").json()["context"] == "ahausen"


@pytest.mark.usefixtures("mottos")
def test_a_body_that_is_read_later_is_read_in_its_town(
    ahausen: TownRef, bestadt: TownRef, town_client: TownClient
) -> None:
    first = iter(town_client(ahausen).get("/stream/").streaming_content)
    second = iter(town_client(bestadt).get("/stream/").streaming_content)
    read = []
    for _ in range(3):
        read += [next(first), next(second)]
        assert town_or_none() is None

    assert read == [b"Wir sind Ahausen;", b"Wir sind Bestadt;"] * 3


@pytest.mark.usefixtures("fresh_database")
def test_a_suspended_town_is_closed_and_its_neighbour_is_not(
    ahausen: TownRef, bestadt: TownRef, town_client: TownClient
) -> None:
    suspend("ahausen")

    answer = town_client(ahausen).get("/who/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "3600"
    assert "Ahausen" in answer.content.decode()
    assert town_client(bestadt).get("/who/").status_code == 200

    resume("ahausen")
    assert town_client(ahausen).get("/who/").status_code == 200


@pytest.mark.usefixtures("fresh_database")
def test_a_second_host_leads_to_the_first(ahausen: TownRef, client: Client) -> None:
    with owner_database():
        Domain.objects.create(domain="alt-ahausen.de", tenant_id=ahausen.id, is_primary=False)

    answer = client.get("/who/?a=1", HTTP_HOST="alt-ahausen.de")

    assert answer.status_code == 301
    assert answer.headers["Location"] == f"{ahausen.base_url}/who/?a=1"
    assert registry.hosts_of(ahausen) == ("ahausen.localhost", "alt-ahausen.de")


def test_the_operator_has_no_town(ahausen: TownRef, settings: Any, client: Client) -> None:
    settings.PUBLIC_SCHEMA_URLCONF = "tests.integration.tenancy.addresses"

    answer = client.get("/who/", HTTP_HOST=operator_host())

    assert answer.json() == {"request": None, "context": None, "database": None}


def test_health_needs_no_known_host(ahausen: TownRef, settings: Any) -> None:
    seen: list[object] = []

    def answer(request: Any) -> HttpResponse:
        seen.append((request.town, request.urlconf, town_or_none()))
        return HttpResponse()

    TownMiddleware(answer)(RequestFactory().get("/health/live", HTTP_HOST="10.1.2.3"))

    assert seen == [(None, settings.PUBLIC_SCHEMA_URLCONF, None)]


def test_keycloak_reaches_a_town_by_its_name_in_the_path(ahausen: TownRef, bestadt: TownRef, client: Client) -> None:
    assert backchannel_url(ahausen).endswith("/rueckkanal/ahausen")
    path = "/rueckkanal/ahausen/anmelden/buerger/abgemeldet/"

    assert client.post(path, HTTP_HOST="127.0.0.1:8000").json()["request"] == "ahausen"
    assert client.get(path, HTTP_HOST="127.0.0.1:8000").status_code == 404
    assert client.post(path, HTTP_HOST=bestadt.host).status_code == 404
    assert client.post("/rueckkanal/ahausen/who/", HTTP_HOST="127.0.0.1").status_code == 404
    assert client.post(path.replace("ahausen", "nirgends"), HTTP_HOST="127.0.0.1").status_code == 404


def test_a_known_host_is_served_while_the_database_is_away(ahausen: TownRef, monkeypatch: pytest.MonkeyPatch) -> None:
    assert registry.town_of(ahausen.host) == ahausen
    monkeypatch.setattr(lookup._by_host, "_seconds", -1)

    def away(**condition: object) -> None:
        raise OperationalError

    monkeypatch.setattr(lookup, "_read", away)

    assert registry.town_of(ahausen.host) == ahausen
    with pytest.raises(OperationalError):
        registry.town_of("cestadt.localhost")
