"""The level that counts at the API is the one this session proved to this town: nothing else lifts it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import httpx
import pytest
from tests.integration.cases import world
from tests.integration.identity.browser import Browser
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.site import Site

from rathaus_platform.identity.relying_party.party import RelyingParty
from rathaus_services.cases.models import Case
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak

SERVICE = "meldebescheinigung"  # asks for `substanziell`, and only the account may say the name
ANSWERS = {
    "fuer_wen": "selbst",
    "vornamen": "Erika",
    "familienname": "Mustermann",
    "geburtsdatum": "1964-08-12",
    "anschrift": {"strasse": "Musterweg", "hausnummer": "12", "plz": "01723", "ort": "Wilsdruff"},
    "umfang": "einfach",
    "form": "elektronisch",
    "email": "erika@example.org",
    "erklaerung_wahr": True,
}


def _post(browser: Browser, town: TownRef, token: str = "", **changes: str) -> httpx.Response:
    given = {"service": SERVICE, "idempotencyKey": str(uuid4()), "data": {**ANSWERS, **changes}}
    body = {"document": "SubmitCase", "variables": {"input": given}}
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return browser.client.post(f"http://{town.host}/graphql/", json=body, headers=headers)


def _send(browser: Browser, town: TownRef, **changes: str) -> dict[str, Any]:
    found: dict[str, Any] = _post(browser, town, **changes).json()["data"]["submitCase"]
    return found


def _refused(found: dict[str, Any], code: str, *towns: TownRef) -> None:
    assert (found["__typename"], found["code"]) == ("Problem", code), found
    for town in towns:
        with in_town(town):
            assert not Case.objects.exists()


def test_strangers_and_weak_sign_ins_are_refused(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser = site.browser()
    _refused(_send(browser, ahausen), "vertrauensniveau_zu_niedrig", ahausen, bestadt)
    site.sign_in(browser, ahausen, "erika", wofuer=SERVICE)
    _refused(_send(browser, ahausen), "vertrauensniveau_zu_niedrig", ahausen, bestadt)


def test_a_strong_sign_in_counts_in_its_town_and_for_its_purpose(
    site: Site, ahausen: TownRef, bestadt: TownRef
) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika", stufe="substanziell")
    _refused(_send(browser, ahausen), "angaben_aus_dem_konto_noetig", ahausen, bestadt)
    _refused(_send(browser, bestadt), "vertrauensniveau_zu_niedrig", ahausen, bestadt)
    browser.get(f"http://{ahausen.host}/anmelden/buerger/?stufe=substanziell&wofuer={SERVICE}")
    _refused(_send(browser, ahausen, vornamen="Otto"), "ungueltig", ahausen, bestadt)


def test_an_old_session_is_a_weak_one(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika", stufe="hoch", wofuer=SERVICE)
    with in_town(ahausen):
        store = site.store(browser, ahausen)
        signed_in = store["identity.signed_in"]
        store["identity.signed_in"] = {**signed_in, "auth_time": signed_in["auth_time"] - 2 * 3600 - 1}
        store.save()
    _refused(_send(browser, ahausen), "vertrauensniveau_zu_niedrig", ahausen, bestadt)


@contextmanager
def _client_says(keycloak: RunningKeycloak, levels: dict[str, int]) -> Iterator[None]:
    """Somebody changed the town's client: by its table a password is `hoch`."""
    admin = keycloak.gateway().realm("buerger")
    client_id = admin.get_client_id("stadt-ahausen")
    client = admin.get_client(client_id)
    lying = {**client["attributes"], "acr.loa.map": json.dumps(levels)}
    admin.update_client(client_id, {**client, "attributes": lying})
    try:
        yield
    finally:
        admin.update_client(client_id, client)


def test_a_level_that_a_setting_of_the_client_claims_never_counts(
    site: Site, keycloak: RunningKeycloak, ahausen: TownRef, bestadt: TownRef
) -> None:
    browser = site.browser()
    browser.stop_before = "http://localhost"
    address = browser.get(f"http://{ahausen.host}/anmelden/buerger/?stufe=hoch&wofuer={SERVICE}").headers["location"]
    browser.stop_before = ""
    with _client_says(keycloak, {"hoch": 1, "substanziell": 3}):
        page = browser.get(address.replace("bundid-hoch", "bundid-basis"))
        page = browser.sign_in(page, "erika", site.passwords["erika"])
    assert page.status_code == 403 and page.url.host == ahausen.host
    assert site.session(browser, ahausen) is None
    _refused(_send(browser, ahausen), "vertrauensniveau_zu_niedrig", ahausen, bestadt)


@pytest.mark.parametrize(
    ("realm", "who", "level"), [("buerger", "erika", "hoch"), ("verwaltung", "leitung.ahausen", "")]
)
def test_a_persons_token_is_no_way_in(
    site: Site,
    ahausen: TownRef,
    bestadt: TownRef,
    monkeypatch: pytest.MonkeyPatch,
    realm: str,
    who: str,
    level: str,
) -> None:
    got: dict[str, Any] = {}
    redeem = RelyingParty.redeem

    def kept(self: RelyingParty, *arguments: Any, **more: Any) -> Any:
        got.update(redeem(self, *arguments, **more))
        return got

    monkeypatch.setattr(RelyingParty, "redeem", kept)
    site.sign_in(site.browser(), ahausen, who, realm=realm, **({"stufe": level} if level else {}))
    for name in ("access_token", "id_token"):
        for town in (ahausen, bestadt):  # genuine, unexpired, of the town's own client: but made for its pages only
            assert _post(site.browser(), town, token=str(got[name])).status_code == 401
    for town in (ahausen, bestadt):
        with in_town(town):
            assert not Case.objects.exists()


def test_the_same_application_is_taken_from_who_proved_enough(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika", stufe="substanziell", wofuer=SERVICE)
    person = site.person(browser, ahausen)
    assert person.verified_for(SERVICE) is not None
    with in_town(ahausen):
        sent = world.send_example(SERVICE, "elektronisch_einfach", person)
        assert Case.objects.get(pk=sent.id).trust == "substanziell"
    with in_town(bestadt):
        assert not Case.objects.exists()
