"""Sessions end by the clock, say so beforehand, and are in their owner's hands; each town has its own."""

from typing import Any

import pytest
from django.conf import settings
from lxml import html
from tests.integration.identity.browser import Browser
from tests.integration.identity.site import Site, at

from rathaus_platform.identity.limits import CITIZEN, HOUR, MINUTE, STAFF, TOWN_ADMIN, limits_for, time_left
from rathaus_platform.identity.models import SessionLink
from rathaus_site.settings import _prefix
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak


def _wind(site: Site, browser: Browser, town: TownRef, *, seen: int = 0, began: int = 0) -> None:
    """As if the last page, or the sign-in, were this many seconds longer ago."""
    with in_town(town):
        store = site.store(browser, town)
        store["identity.seen"] -= seen
        store["identity.signed_in"] = {
            **store["identity.signed_in"],
            "began_at": store["identity.signed_in"]["began_at"] - began,
        }
        store.save()


def _notice(page: Any) -> Any:
    found = html.fromstring(page.text).xpath('//*[@data-tk="sitzung"]')
    return found[0] if found else None


def test_limits_are_stricter_for_who_can_do_more() -> None:
    assert limits_for("buerger", ()) is CITIZEN
    assert limits_for("verwaltung", ("clerk",)) is STAFF
    assert limits_for("verwaltung", ("clerk", "admin")) is TOWN_ADMIN
    left = time_left(CITIZEN, began=0, seen=3 * HOUR, now=3 * HOUR + 10 * MINUTE)
    assert (left.seconds, left.can_be_extended) == (20 * MINUTE, True)
    left = time_left(CITIZEN, began=0, seen=4 * HOUR - MINUTE, now=4 * HOUR - MINUTE)
    assert (left.seconds, left.can_be_extended, left.ends_soon) == (MINUTE, False, True)


@pytest.mark.parametrize("how", [{"seen": 31 * MINUTE}, {"began": 4 * HOUR + 1}])
def test_a_citizen_is_signed_out_by_the_clock(
    site: Site, ahausen: TownRef, bestadt: TownRef, how: dict[str, int]
) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    browser.get(f"http://{bestadt.host}/anmelden/buerger/")
    old = site.key(browser, ahausen)
    _wind(site, browser, ahausen, **how)
    page = browser.get(f"http://{ahausen.host}/vorgaenge/")
    assert at(page) == "ahausen.localhost/anmelden/"
    assert "Sie waren länger nicht aktiv" in page.text
    assert site.session(browser, ahausen) is None
    assert site.session(browser, bestadt) is not None
    with in_town(ahausen):
        assert not SessionLink.objects.exists()
        assert not site.store(browser, ahausen).exists(old)


def test_staff_are_signed_out_by_the_clock_and_a_page_left_open_is_no_presence(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "leitung.ahausen", realm="verwaltung")
    _wind(site, browser, ahausen, seen=59 * MINUTE)
    browser.client.post(f"http://{ahausen.host}/verwaltung/editing-sessions/ping/1/1/1/")
    with in_town(ahausen):
        assert site.store(browser, ahausen)["identity.seen"] < site.session(browser, ahausen).began_at - 58 * MINUTE  # type: ignore[union-attr]
    _wind(site, browser, ahausen, seen=2 * MINUTE)
    page = browser.get(f"http://{ahausen.host}/verwaltung/")
    assert page.url.host == "localhost"  # Keycloak asks for the password, although its own session is good
    assert 'name="password"' in page.text
    assert site.session(browser, ahausen) is None


def test_every_page_says_when_the_session_ends_and_warns_five_minutes_before(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    page = browser.get(f"http://{ahausen.host}/vorgaenge/")
    assert "Ohne eine weitere Seite endet das um" in page.text
    notice = _notice(page)
    assert notice.get("hidden") is not None
    assert 29 * MINUTE <= int(notice.get("data-seconds")) <= 30 * MINUTE
    _wind(site, browser, ahausen, began=4 * HOUR - 4 * MINUTE)
    notice = _notice(browser.get(f"http://{ahausen.host}/vorgaenge/"))
    assert notice.get("hidden") is None
    assert "melden Sie sich dann noch einmal an" in notice.text_content()
    assert _notice(site.browser().get(f"http://{ahausen.host}/anmelden/")) is None


def test_a_sign_of_life_begins_the_time_anew(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    _wind(site, browser, ahausen, seen=28 * MINUTE)
    page = browser.client.get(f"http://{ahausen.host}/anmelden/bleiben/", headers={"X-Requested-With": "fetch"})
    assert page.json() == {"seconds": 1800, "extendable": True} or page.json()["seconds"] == 1799
    assert "Sie bleiben angemeldet" in browser.get(f"http://{ahausen.host}/anmelden/bleiben/").text
    stranger = site.browser().get(f"http://{ahausen.host}/anmelden/bleiben/")
    assert at(stranger) == "ahausen.localhost/anmelden/"


def test_own_sessions_are_listed_and_can_be_ended(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    first, second, stranger = site.browser(), site.browser(), site.browser()
    first.client.headers["User-Agent"] = "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"
    second.client.headers["User-Agent"] = "Mozilla/5.0 (Linux; Android 16) Chrome/150.0 Safari/537.36"
    site.sign_in(first, ahausen, "erika")
    site.sign_in(second, ahausen, "erika")
    site.sign_in(stranger, ahausen, "jonas")
    page = first.get(f"http://{ahausen.host}/anmelden/sitzungen/")
    assert "Firefox auf Windows" in page.text and "Chrome auf Android" in page.text
    assert site.key(first, ahausen) not in page.text and site.key(second, ahausen) not in page.text
    forms = [f for f in html.fromstring(page.text).forms if f.action.endswith("/sitzungen/beenden/")]
    others = [f for f in forms if f.xpath('.//button[contains(., "Dort abmelden")]')]
    assert len(others) == 1
    mark = others[0].fields["sitzung"]

    token = others[0].fields["csrfmiddlewaretoken"]
    foreign = stranger.get(f"http://{ahausen.host}/anmelden/sitzungen/")
    own_token = html.fromstring(foreign.text).forms[-1].fields["csrfmiddlewaretoken"]
    url = f"http://{ahausen.host}/anmelden/sitzungen/beenden/"
    refused = stranger.client.post(url, data={"sitzung": mark, "csrfmiddlewaretoken": own_token})
    assert refused.status_code == 404  # somebody else's
    assert site.session(second, ahausen) is not None

    first.client.post(url, data={"sitzung": mark, "csrfmiddlewaretoken": token})
    assert site.session(second, ahausen) is None
    assert site.session(first, ahausen) is not None
    assert site.session(stranger, ahausen) is not None


def test_all_other_sessions_end_at_once(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browsers = [site.browser() for _ in range(3)]
    for browser in browsers:
        site.sign_in(browser, ahausen, "erika")
    browsers[0].get(f"http://{bestadt.host}/anmelden/buerger/")
    page = browsers[0].get(f"http://{ahausen.host}/anmelden/sitzungen/")
    token = html.fromstring(page.text).forms[-1].fields["csrfmiddlewaretoken"]
    url = f"http://{ahausen.host}/anmelden/sitzungen/beenden/"
    browsers[0].client.post(url, data={"sitzung": "andere", "csrfmiddlewaretoken": token})
    assert [site.session(b, ahausen) is not None for b in browsers] == [True, False, False]
    assert site.session(browsers[0], bestadt) is not None  # another town's is another session


def test_one_browser_has_a_session_in_each_town(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    browser.get(f"http://{bestadt.host}/anmelden/buerger/")
    assert site.key(browser, ahausen) and site.key(browser, bestadt)
    assert site.key(browser, ahausen) != site.key(browser, bestadt)
    browser.client.cookies.set(settings.SESSION_COOKIE_NAME, site.key(browser, ahausen), domain=bestadt.host, path="/")
    assert "Erika" not in browser.get(f"http://{bestadt.host}/vorgaenge/").text  # carried over it is nobody's


def test_cookies_are_host_only_by_name() -> None:
    assert _prefix == ("__Host-" if settings.ENVIRONMENT.scheme == "https" else "")
    assert settings.SESSION_COOKIE_HTTPONLY and settings.CSRF_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_DOMAIN is None and settings.SESSION_COOKIE_SAMESITE == "Lax"
