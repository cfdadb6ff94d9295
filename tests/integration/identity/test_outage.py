"""Keycloak does not answer: a page that says so, sessions that live on, nothing lost."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from tests.integration.identity.site import Site, at

from rathaus_platform.identity.models import OidcClient
from rathaus_platform.identity.relying_party import provider
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak


class _Broken(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_error(500)

    do_POST = do_GET

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(params=["refuses", "is silent", "answers 500"])
def dead_port(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A port where nobody listens, where somebody listens and never answers, or answers with an error only."""
    monkeypatch.setattr(provider, "TIMEOUT", 0.5)
    if request.param == "answers 500":
        with ThreadingHTTPServer(("127.0.0.1", 0), _Broken) as broken:
            threading.Thread(target=broken.serve_forever, daemon=True).start()
            yield broken.server_port
            broken.shutdown()
        return
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        if request.param == "is silent":
            server.listen()
        yield server.getsockname()[1]


def _cut_off(settings: Any, port: int) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, keycloak_internal_url=f"http://127.0.0.1:{port}")
    provider.forget()


def test_the_page_explains_and_nothing_is_lost(site: Site, ahausen: TownRef, settings: Any, dead_port: int) -> None:
    browser = site.browser()
    browser.get(f"http://{ahausen.host}/anmelden/buerger/")
    with in_town(ahausen):
        store = site.store(browser, ahausen)
        store["cases.grants"] = ["my-draft"]
        store.save()
    _cut_off(settings, dead_port)
    page = browser.get(f"http://{ahausen.host}/anmelden/buerger/?weiter=/antrag/1/&stufe=hoch")
    assert page.status_code == 503
    assert "Anmelden geht gerade nicht" in page.text
    assert "/anmelden/buerger/?weiter=%2Fantrag%2F1%2F&amp;stufe=hoch" in page.text
    with in_town(ahausen):
        assert site.store(browser, ahausen)["cases.grants"] == ["my-draft"]


def test_who_is_signed_in_stays_signed_in(site: Site, ahausen: TownRef, settings: Any, dead_port: int) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    _cut_off(settings, dead_port)
    page = browser.get(f"http://{ahausen.host}/anmelden/buerger/?stufe=hoch")
    assert page.status_code == 503
    assert site.session(browser, ahausen) is not None


def test_signing_out_works_here_and_says_so(site: Site, ahausen: TownRef, settings: Any, dead_port: int) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    _cut_off(settings, dead_port)
    page = browser.submit(browser.get(f"http://{ahausen.host}/abmelden/"), to="/abmelden/")
    assert at(page) == "ahausen.localhost/abgemeldet/"
    assert "Schließen Sie" in page.text
    assert site.session(browser, ahausen) is None


def test_an_outage_on_the_way_back_keeps_the_way(site: Site, ahausen: TownRef, settings: Any, dead_port: int) -> None:
    browser = site.browser()
    browser.stop_before = f"http://{ahausen.host}/anmelden/buerger/zurueck/"
    page = site.sign_in(browser, ahausen, "erika", weiter="/antrag/1/")
    browser.stop_before = ""
    _cut_off(settings, dead_port)
    page = browser.get(page.headers["location"])
    assert page.status_code == 503
    assert "/anmelden/buerger/?weiter=%2Fantrag%2F1%2F" in page.text
    assert site.session(browser, ahausen) is None


def test_a_town_without_clients_says_the_same(site: Site, ahausen: TownRef) -> None:
    with in_town(ahausen):
        OidcClient.objects.all().delete()
    page = site.browser().get(f"http://{ahausen.host}/anmelden/verwaltung/")
    assert page.status_code == 503
    assert "Anmelden geht gerade nicht" in page.text
