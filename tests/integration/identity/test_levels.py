"""The level that came back decides, not the one that was asked for."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.site import Site

from rathaus_platform.identity.access import require_trust
from rathaus_platform.identity.trust import TrustLevel
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak


def test_a_wish_that_was_not_met_signs_nobody_in(site: Site, ahausen: TownRef) -> None:
    # Whoever edits the address on the way gets a lower provider with the high wish still in the session.
    browser = site.browser()
    browser.stop_before = "http://localhost"
    address = browser.get(f"http://{ahausen.host}/anmelden/buerger/?stufe=hoch").headers["location"]
    browser.stop_before = ""
    page = browser.get(address.replace("bundid-hoch", "bundid-basis"))
    page = browser.sign_in(page, "erika", site.passwords["erika"])
    assert page.status_code == 403
    assert "reicht diese Anmeldung nicht" in page.text
    assert site.session(browser, ahausen) is None


def test_a_failed_step_up_leaves_the_session_as_it_was(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    browser.stop_before = "http://localhost"
    address = browser.get(f"http://{ahausen.host}/anmelden/buerger/?stufe=hoch").headers["location"]
    browser.stop_before = ""
    lowered = address.replace("bundid-hoch", "bundid-basis").replace("acr_values=hoch", "acr_values=basis")
    page = browser.get(lowered)
    assert page.status_code == 403
    session = site.session(browser, ahausen)
    assert session is not None
    assert session.trust == "basis"


@contextmanager
def _assertion_says(keycloak: RunningKeycloak, alias: str, stork: str) -> Iterator[None]:
    """BundID's stand-in lies about the level it reached."""
    admin = keycloak.gateway().realm("bundid")
    client = admin.get_client_id(f"{keycloak.deployment.issuer('buerger')}/{alias}")
    mappers: list[dict[str, Any]] = admin.get_mappers_from_client(client)
    mapper = next(m for m in mappers if m["name"] == "niveau")
    lying = {**mapper, "config": {**mapper["config"], "attribute.value": stork}}
    admin.update_client_mapper(client, mapper["id"], lying)
    try:
        yield
    finally:
        admin.update_client_mapper(client, mapper["id"], mapper)


def test_keycloak_denies_an_assertion_below_the_level_asked(
    site: Site, keycloak: RunningKeycloak, ahausen: TownRef
) -> None:
    browser = site.browser()
    with _assertion_says(keycloak, "bundid-hoch", "STORK-QAA-Level-1"):
        page = site.sign_in(browser, ahausen, "erika", stufe="hoch")
    assert page.url.host == "localhost"
    assert page.status_code in (400, 401, 403)
    assert site.session(browser, ahausen) is None


def test_the_attribute_of_the_account_is_not_the_level_of_the_session(
    site: Site, keycloak: RunningKeycloak, ahausen: TownRef
) -> None:
    # The real person steps up elsewhere while a lower sign-in of the same account is still on its way.
    lower, higher = site.browser(), site.browser()
    lower.stop_before = f"http://{ahausen.host}/anmelden/buerger/zurueck/"
    held_back = site.sign_in(lower, ahausen, "erika").headers["location"]
    lower.stop_before = ""
    site.sign_in(higher, ahausen, "erika", stufe="hoch")
    lower.get(held_back)
    session = site.session(lower, ahausen)
    assert session is not None
    assert session.trust == "basis"


def test_the_view_compares_the_session(site: Site, ahausen: TownRef, rf: Any) -> None:
    from rathaus_platform.errors import SignInRequired, TrustTooLow
    from rathaus_tenants.context import in_town

    browser = site.browser()
    site.sign_in(browser, ahausen, "jonas", stufe="substanziell")
    with in_town(ahausen):
        request = rf.get("/")
        request.session, request.user = site.store(browser, ahausen), site.user(browser, ahausen)
        person = require_trust(request, TrustLevel.NORMAL)
        assert person.name == "Jonas Beispiel"
        with pytest.raises(TrustTooLow) as refused:
            require_trust(request, TrustLevel.HOCH)
        assert refused.value.needed == "hoch"
        stored = request.session["identity.signed_in"]
        request.session["identity.signed_in"] = {**stored, "auth_time": stored["auth_time"] - 3 * 3600}
        with pytest.raises(TrustTooLow):
            require_trust(request, TrustLevel.NORMAL)
        request.session = site.store(site.browser(), ahausen)
        with pytest.raises(SignInRequired):
            require_trust(request, TrustLevel.BASIS)


@pytest.mark.parametrize(("proved", "asked"), [("basis", "basis"), ("substanziell", "substanziell"), ("hoch", "hoch")])
def test_a_proof_is_good_for_every_town_for_a_while(
    site: Site, ahausen: TownRef, bestadt: TownRef, proved: str, asked: str
) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika", stufe=proved)
    time.sleep(1.1)  # within one second Keycloak would not ask again even where no age is set
    page = browser.get(f"http://{bestadt.host}/anmelden/buerger/?stufe={asked}")
    session = site.session(browser, bestadt)
    assert page.url.host == bestadt.host
    assert session is not None and session.trust == asked
