"""Too weak a sign-in: a page that says why, one click, and the same step again with nothing lost."""

from urllib.parse import urlencode

import httpx
import pytest
from lxml import html
from tests.integration.identity.browser import Browser
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.one_time import code_for, set_up_code
from tests.integration.identity.site import Site, at

from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak

STEP = "/antrag/5d1f/wohnung/?a=1"


def _page(browser: Browser, town: TownRef, level: str, path: str = STEP) -> httpx.Response:
    return browser.get(f"http://{town.host}/anmelden/?{urlencode({'weiter': path, 'stufe': level})}")


def _offers(page: httpx.Response) -> dict[str, str]:
    links = html.fromstring(page.text).find_class("tk-choice__link")
    return {link.get("href").rpartition("stufe=")[2]: link.get("href") for link in links}


def test_one_click_leads_to_the_proof_and_back_to_the_same_step(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    with in_town(ahausen):
        store = site.store(browser, ahausen)
        store["cases.grants"] = ["my-draft"]
        store.save()
    page = _page(browser, ahausen, "hoch")
    assert "Sie sind angemeldet als Erika Mustermann" in page.text
    assert "stärkeren Nachweis" in page.text
    assert set(_offers(page)) == {"hoch"}

    page = browser.get(f"http://{ahausen.host}{_offers(page)['hoch']}")
    page = browser.sign_in(page, "erika", site.passwords["erika"], 2)

    assert at(page) == "ahausen.localhost/antrag/5d1f/wohnung/"
    assert page.url.query == b"a=1"
    session = site.session(browser, ahausen)
    assert session is not None and session.trust == "hoch"
    with in_town(ahausen):
        assert site.store(browser, ahausen)["cases.grants"] == ["my-draft"]
    stranger = _page(browser, bestadt, "hoch")  # the other town knows nothing of it
    assert "Erika" not in stranger.text and "Wie möchten Sie sich anmelden?" in stranger.text


def test_who_has_proved_enough_gets_a_way_on_and_no_circle(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "jonas", stufe="substanziell")
    page = _page(browser, ahausen, "substanziell")
    assert "Ihre Anmeldung genügt" in page.text
    assert f'href="{STEP}"' in page.text
    assert set(_offers(_page(browser, ahausen, "hoch"))) == {"hoch"}


def test_an_old_proof_is_named_as_what_it_is(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "jonas", stufe="substanziell")
    with in_town(ahausen):
        store = site.store(browser, ahausen)
        signed_in = store["identity.signed_in"]
        store["identity.signed_in"] = {**signed_in, "auth_time": signed_in["auth_time"] - 3 * 3600}
        store.save()
    page = _page(browser, ahausen, "substanziell")
    assert "noch einmal aus" in page.text
    assert set(_offers(page)) == {"substanziell", "hoch"}


def test_the_page_leads_to_this_town_only(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    page = _page(browser, ahausen, "hoch", "https://evil.example/")
    assert "evil.example" not in page.text


def test_staff_prove_more_with_a_one_time_code(
    site: Site, keycloak: RunningKeycloak, ahausen: TownRef, bestadt: TownRef
) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "verwaltung.ahausen", realm="verwaltung")
    session = site.session(browser, ahausen)
    assert session is not None and session.trust == "basis"
    page = _page(browser, ahausen, "substanziell", "/verwaltung/")
    page = browser.get(f"http://{ahausen.host}{_offers(page)['substanziell']}")
    try:
        page, secret = set_up_code(browser, page)  # the first time: set the app up
        assert at(page) == "ahausen.localhost/verwaltung/"
        session = site.session(browser, ahausen)
        assert session is not None and session.trust == "substanziell"

        other = site.browser()  # the second time: the code is asked for, and a password alone is not enough
        page = site.sign_in(other, ahausen, "verwaltung.ahausen", realm="verwaltung", stufe="substanziell", times=1)
        assert 'name="otp"' in page.text
        assert site.session(other, ahausen) is None
        page = other.submit(page, otp=code_for(secret, ahead=1))
        session = site.session(other, ahausen)
        assert session is not None and session.trust == "substanziell"
    finally:
        _remove_codes(keycloak, "verwaltung.ahausen")


def test_a_wish_for_a_code_that_was_cut_out_signs_nobody_in(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    browser.stop_before = "http://localhost"
    address = browser.get(f"http://{ahausen.host}/anmelden/verwaltung/?stufe=substanziell").headers["location"]
    browser.stop_before = ""
    assert "acr_values=substanziell" in address
    page = browser.get(address.replace("&acr_values=substanziell", ""))
    page = browser.sign_in(page, "leitung.ahausen", site.passwords["leitung.ahausen"])
    assert page.status_code == 403
    assert site.session(browser, ahausen) is None


def _remove_codes(keycloak: RunningKeycloak, username: str) -> None:
    admin = keycloak.gateway().realm("verwaltung")
    user = admin.get_user_id(username)
    for credential in admin.get_credentials(user):
        if credential["type"] == "otp":
            admin.delete_credential(user, credential["id"])
