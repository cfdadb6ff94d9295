"""What goes wrong between browser, town and Keycloak: a plain German page, nobody signed in, nothing lost."""

import time
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc.jwk import KeySet, RSAKey
from tests.integration.identity.browser import Browser
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.site import Site

from rathaus_platform.identity.models import User
from rathaus_platform.identity.relying_party import provider
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak

STEP = "/antrag/5d1f/wohnung/"


def _answer(site: Site, browser: Browser, town: TownRef, who: str = "erika") -> str:
    """The address Keycloak sends the browser back to, caught before the town sees it."""
    browser.stop_before = f"http://{town.host}/anmelden/buerger/zurueck/"
    page = site.sign_in(browser, town, who, weiter=STEP)
    browser.stop_before = ""
    return page.headers["location"]


def _explained(site: Site, browser: Browser, town: TownRef, page: httpx.Response, words: str) -> None:
    assert page.status_code == 400
    assert words in page.text
    assert "Was Sie schon eingegeben haben, ist gespeichert." in page.text
    assert "/anmelden/buerger/?weiter=%2Fantrag%2F5d1f%2Fwohnung%2F" in page.text  # and one click tries again
    assert site.session(browser, town) is None
    with in_town(town):
        assert not User.objects.exists()


def test_a_token_under_a_wrong_key_signs_nobody_in(
    site: Site, keycloak: RunningKeycloak, ahausen: TownRef, bestadt: TownRef
) -> None:
    browser, issuer = site.browser(), keycloak.deployment.issuer("buerger")
    address = _answer(site, browser, ahausen)
    kids = [key.kid for key in provider.keys(issuer).keys]
    wrong = KeySet([RSAKey.generate_key(2048, {"kid": kid, "alg": "RS256"}) for kid in kids])
    provider._keys[issuer] = (time.monotonic(), wrong)
    _explained(site, browser, ahausen, browser.get(address), "passt nicht zu Ihrem Besuch")
    provider.forget()
    browser.get(f"http://{ahausen.host}/anmelden/buerger/")
    assert site.session(browser, ahausen) is not None


@pytest.fixture
def rotated(keycloak: RunningKeycloak) -> Iterator[None]:
    """A newer signing key in realm `verwaltung`; the old one stays published. (In `buerger` the key signs what goes
    to BundID too, which has to know the new certificate first.)
    """
    admin = keycloak.gateway().realm("verwaltung")
    body = {
        "name": "rsa-neu",
        "providerId": "rsa-generated",
        "providerType": "org.keycloak.keys.KeyProvider",
        "parentId": admin.get_realm("verwaltung")["id"],
        "config": {"priority": ["200"], "algorithm": ["RS256"], "keySize": ["2048"]},
    }
    provider.keys(keycloak.deployment.issuer("verwaltung"))  # known before the change
    component = admin.create_component(body)
    yield
    admin.delete_component(component)


def test_rotated_keys_are_found_by_the_first_who_needs_them(
    site: Site, keycloak: RunningKeycloak, ahausen: TownRef, rotated: None
) -> None:
    issuer = keycloak.deployment.issuer("verwaltung")
    fetched, known = provider._keys[issuer]
    provider._keys[issuer] = (fetched - provider.KEYS_PAUSE - 1, known)
    provider._asked.pop(issuer)  # as if the pause between two fetches were over
    browser = site.browser()
    site.sign_in(browser, ahausen, "leitung.ahausen", realm="verwaltung")
    assert site.session(browser, ahausen) is not None
    assert {key.kid for key in provider.keys(issuer).keys} > {key.kid for key in known.keys}


@pytest.mark.parametrize("minutes", [10, -10])
def test_a_clock_that_is_wrong_by_ten_minutes_trusts_nobody(
    site: Site, ahausen: TownRef, monkeypatch: pytest.MonkeyPatch, minutes: int
) -> None:
    browser = site.browser()
    address = _answer(site, browser, ahausen)
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + minutes * 60)
    page = browser.client.get(address)
    monkeypatch.undo()
    _explained(site, browser, ahausen, page, "passt nicht zu Ihrem Besuch")


def test_half_a_minute_of_difference_does_no_harm(
    site: Site, ahausen: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = site.browser()
    address = _answer(site, browser, ahausen)
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() - 25)
    browser.client.get(address)
    monkeypatch.undo()
    assert site.session(browser, ahausen) is not None


def test_who_goes_back_is_told_so_and_can_begin_again(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    own = urlsplit(_answer(site, browser, ahausen))
    query = parse_qs(own.query)
    told = httpx.QueryParams({"state": query["state"][0], "iss": query["iss"][0], "error": "access_denied"})
    page = browser.get(f"http://{ahausen.host}{own.path}?{told}")
    _explained(site, browser, ahausen, page, "Sie haben die Anmeldung abgebrochen")


def test_an_account_without_a_mail_address_is_as_good_as_any(
    site: Site, keycloak: RunningKeycloak, ahausen: TownRef
) -> None:
    admin = keycloak.gateway().realm("bundid")
    made = admin.create_user(
        {
            "username": "ohnemail",
            "firstName": "Otto",
            "lastName": "Ohne",
            "enabled": True,
            "attributes": {"bpk2": ["T3R0b09obmVNYWls"], "hoechstes_niveau": ["basis"]},
            "credentials": [{"type": "password", "value": "ein-Passwort-123", "temporary": False}],
        }
    )
    try:
        browser = site.browser()
        page = browser.get(f"http://{ahausen.host}/anmelden/buerger/")
        browser.sign_in(page, "ohnemail", "ein-Passwort-123")
        user = site.user(browser, ahausen)
        assert user is not None
        assert (site.person(browser, ahausen).name, user.email) == ("Otto Ohne", "")
    finally:
        admin.delete_user(made)
        citizens = keycloak.gateway().realm("buerger")
        for found in citizens.get_users({"username": f"bundid:{'T3R0b09obmVNYWls'.lower()}", "exact": True}):
            citizens.delete_user(found["id"])
