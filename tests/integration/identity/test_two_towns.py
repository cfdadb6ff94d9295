"""What belongs to one town's sign-in is worth nothing in another town, nor in another browser, nor twice."""

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from tests.integration.identity.browser import Browser
from tests.integration.identity.site import Site

from rathaus_platform.identity.models import User
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak


def _answer(site: Site, browser: Browser, town: TownRef) -> str:
    """The address Keycloak sends the browser back to, caught before the town sees it."""
    browser.stop_before = f"http://{town.host}/anmelden/buerger/zurueck/"
    try:
        page = site.sign_in(browser, town, "erika")
    finally:
        browser.stop_before = ""
    return page.headers["location"]


def _refused(site: Site, browser: Browser, town: TownRef, page: httpx.Response) -> None:
    assert page.status_code == 400
    assert site.session(browser, town) is None
    with in_town(town):
        assert not User.objects.exists()


def test_a_callback_works_once(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser = site.browser()
    address = _answer(site, browser, ahausen)
    assert browser.get(address).url.path == "/"
    key = site.key(browser, ahausen)
    again = browser.get(address)
    assert again.status_code == 400
    assert site.key(browser, ahausen) == key  # and does not throw out who is signed in
    assert site.session(browser, bestadt) is None


def test_a_callback_works_in_its_own_browser_only(site: Site, ahausen: TownRef) -> None:
    address = _answer(site, site.browser(), ahausen)
    stranger = site.browser()
    _refused(site, stranger, ahausen, stranger.get(address))


def test_a_callback_of_one_town_is_refused_by_the_other(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser = site.browser()
    address = _answer(site, browser, ahausen)
    page = browser.get(address.replace(ahausen.host, bestadt.host))
    _refused(site, browser, bestadt, page)


def test_a_code_of_one_town_is_refused_by_the_other(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser = site.browser()
    foreign = parse_qs(urlsplit(_answer(site, browser, ahausen)).query)["code"][0]
    own = urlsplit(_answer(site, browser, bestadt))
    query = httpx.QueryParams(own.query).set("code", foreign)
    page = browser.get(f"http://{bestadt.host}{own.path}?{query}")
    _refused(site, browser, bestadt, page)


def test_swapped_states_are_refused(site: Site, ahausen: TownRef) -> None:
    # Two sign-ins in two tabs of one browser: the code of one with the state of the other fails on PKCE.
    browser = site.browser()
    first = urlsplit(_answer(site, browser, ahausen))
    second = urlsplit(_answer(site, browser, ahausen))
    query = httpx.QueryParams(first.query).set("state", parse_qs(second.query)["state"][0])
    _refused(site, browser, ahausen, browser.get(f"http://{ahausen.host}{first.path}?{query}"))


@pytest.mark.parametrize("issuer", ["http://localhost:1/realms/buerger", ""])
def test_an_answer_from_another_issuer_is_refused(site: Site, ahausen: TownRef, issuer: str) -> None:
    browser = site.browser()
    own = urlsplit(_answer(site, browser, ahausen))
    query = httpx.QueryParams(own.query).set("iss", issuer)
    _refused(site, browser, ahausen, browser.get(f"http://{ahausen.host}{own.path}?{query}"))


def test_the_realm_of_the_answer_must_be_the_one_asked(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    own = urlsplit(_answer(site, browser, ahausen))
    path = own.path.replace("/buerger/", "/verwaltung/")
    _refused(site, browser, ahausen, browser.get(f"http://{ahausen.host}{path}?{own.query}"))


def test_two_tabs_can_sign_in_side_by_side(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    first, second = _answer(site, browser, ahausen), _answer(site, browser, ahausen)
    assert browser.get(first).url.path == "/"
    assert browser.get(second).url.path == "/"
    assert site.session(browser, ahausen) is not None
