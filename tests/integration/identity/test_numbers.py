"""How often the web tier asks Keycloak: two requests a sign-in, none a page, one in ten minutes of work."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

import httpx
import pytest
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.counting import Counting
from tests.integration.identity.site import Site

from rathaus_platform.identity.api_clients import api as api_clients
from rathaus_platform.identity.refresh import CHECKED
from rathaus_platform.identity.relying_party import provider
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak


@pytest.fixture
def counting(site: Site, keycloak: RunningKeycloak, settings: Any) -> Iterator[Counting]:
    server = Counting(keycloak.deployment.url)
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, keycloak_internal_url=server.url)
    provider.forget()
    yield server
    server.close()
    provider.forget()


@pytest.mark.parametrize(("realm", "who"), [("buerger", "erika"), ("verwaltung", "leitung.ahausen")])
def test_a_sign_in_costs_two_requests_and_a_page_none(
    site: Site, counting: Counting, ahausen: TownRef, bestadt: TownRef, realm: str, who: str
) -> None:
    warming = site.browser()
    site.sign_in(warming, ahausen, who, realm=realm)  # fetches what the process keeps: description and keys
    counting.asked.clear()

    browser = site.browser()
    site.sign_in(browser, ahausen, who, realm=realm)
    assert site.session(browser, ahausen) is not None
    assert len(counting.asked) <= 2, counting.asked
    assert counting.asked[-1] == f"POST /realms/{realm}/protocol/openid-connect/token"

    counting.asked.clear()
    for path in ("/", "/vorgaenge/", "/anmelden/sitzungen/", "/verwaltung/"):
        browser.client.get(f"http://{ahausen.host}{path}")
    assert counting.asked == []


def test_a_refresh_costs_one_request_an_interval(
    site: Site, counting: Counting, ahausen: TownRef, bestadt: TownRef
) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "leitung.ahausen", realm="verwaltung")
    counting.asked.clear()
    with in_town(ahausen):
        store = site.store(browser, ahausen)
        store[CHECKED] -= 601
        store.save()
    for path in ("/verwaltung/editing-sessions/", "/verwaltung/", "/verwaltung/", "/", "/vorgaenge/"):
        browser.client.get(f"http://{ahausen.host}{path}")
    assert counting.asked == ["POST /realms/verwaltung/protocol/openid-connect/token"]
    assert site.session(browser, ahausen) is not None


def test_a_call_of_a_program_asks_keycloak_nothing(
    site: Site, counting: Counting, ahausen: TownRef, bestadt: TownRef
) -> None:
    with in_town(ahausen):
        made = api_clients.create(f"gezaehlt-{uuid4().hex[:8]}", ["town:read"])
    form, proof = {"grant_type": "client_credentials"}, (made.program.client_id, made.secret)
    token = httpx.post(made.token_url, data=form, auth=proof).json()["access_token"]
    sent = {"json": {"query": "{ town { slug } }"}, "headers": {"Authorization": f"Bearer {token}"}}
    client = site.browser().client
    client.post(f"http://{ahausen.host}/graphql/", **sent)  # fetches the keys
    counting.asked.clear()

    here = [client.post(f"http://{ahausen.host}/graphql/", **sent).status_code for _call in range(30)]
    there = client.post(f"http://{bestadt.host}/graphql/", **sent).status_code

    assert (here, there, counting.asked) == ([200] * 30, 401, [])
