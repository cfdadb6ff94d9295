"""The notice before a sign-in ends, in a real browser with its clock wound forward, against the real site."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from playwright.sync_api import Page, Route, sync_playwright
from tests.integration.journey.people import signed_in

from rathaus_platform.identity.watch import SEEN
from rathaus_site.cli.chromium import find_chromium
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.browser

NOTICE = '[data-tk="sitzung"]'
_TYPES = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml"}


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def _closing(environ: Any, start_response: Any) -> list[bytes]:
    try:
        return list(WSGIHandler()(environ, start_response))
    finally:
        connections.close_all()


@pytest.fixture
def port(fresh_database: str) -> Iterator[int]:
    """Django's own application on a port; what it commits is real and thrown away with the database."""
    server = make_server("127.0.0.1", 0, _closing, handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def tab(port: int, ahausen: TownRef) -> Iterator[Page]:
    chromium = find_chromium()
    arguments = ["--no-sandbox", "--disable-gpu", f"--host-resolver-rules=MAP {ahausen.host} 127.0.0.1:{port}"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=str(chromium.path), args=arguments, env={**os.environ, **chromium.environment}
        )
        page = launched.new_context(locale="de-DE").new_page()
        page.route("**/static/**", _static)
        yield page
        connections.close_all()  # those of this thread while the loop of Playwright runs in it
        launched.close()


def _static(route: Route) -> None:
    path = urlsplit(route.request.url).path
    found = finders.find(path.removeprefix("/static/"))
    body = Path(str(found)).read_bytes() if found else b""
    route.fulfill(body=body, content_type=_TYPES.get(Path(path).suffix, "text/plain"))


def _seen(town: TownRef, key: str, back: int = 0) -> float:
    """When the session was last used; `back` puts that so many seconds earlier."""
    from django.contrib.sessions.backends.db import SessionStore

    with in_town(town):
        session = SessionStore(key)
        session[SEEN] = float(session.get(SEEN, 0)) - back
        session.save()
        return float(session[SEEN])


def test_five_minutes_before_the_end_it_appears_and_staying_is_one_click(
    tab: Page, ahausen: TownRef, town_client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright runs a loop in this thread
    key = signed_in(town_client(ahausen), ahausen).session.session_key
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": key, "url": f"http://{ahausen.host}"}
    tab.context.add_cookies([cookie])  # type: ignore[list-item]
    wrong: list[str] = []
    tab.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    tab.clock.install()
    tab.goto(f"http://{ahausen.host}/vorgaenge/")
    assert "Erika Mustermann" in tab.content(), f"{tab.url}: {tab.locator('main').inner_text()}"
    assert tab.locator(NOTICE).get_attribute("data-seconds") in ("1799", "1800")
    assert not tab.locator(NOTICE).is_visible()

    tab.clock.fast_forward("24:45")
    assert not tab.locator(NOTICE).is_visible()
    tab.clock.fast_forward("00:20")
    tab.locator(NOTICE).wait_for(state="visible")
    assert "Ihre Anmeldung endet um" in tab.locator(NOTICE).inner_text()

    long_ago = _seen(ahausen, key, back=25 * 60)
    with tab.expect_response("**/anmelden/bleiben/") as answer:
        tab.get_by_role("link", name="Angemeldet bleiben").click()
    assert answer.value.ok
    tab.locator(NOTICE).wait_for(state="hidden")
    assert urlsplit(tab.url).path == "/vorgaenge/"  # what was typed on the page is still there
    assert _seen(ahausen, key) - long_ago > 24 * 60

    tab.clock.fast_forward("25:05")
    tab.locator(NOTICE).wait_for(state="visible")
    assert wrong == []


def test_a_session_that_is_over_leads_to_the_sign_in(
    tab: Page, ahausen: TownRef, town_client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    key = signed_in(town_client(ahausen), ahausen).session.session_key
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": key, "url": f"http://{ahausen.host}"}
    tab.context.add_cookies([cookie])  # type: ignore[list-item]
    tab.clock.install()
    tab.goto(f"http://{ahausen.host}/vorgaenge/")
    tab.clock.fast_forward("25:30")
    _seen(ahausen, key, back=31 * 60)  # nobody came back in time
    tab.get_by_role("link", name="Angemeldet bleiben").click()
    tab.wait_for_url("**/anmelden/?**")
    assert "Sie waren länger nicht aktiv" in tab.content()
