"""The style guide in a real browser: axe finds nothing, nothing overflows, light and dark, on a desk and on a phone."""

import functools
import os
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.unit.web import pages

from rathaus_site.cli.chromium import find_chromium
from rathaus_site.frontend.places import MODULES

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VARIANTS = [(1280, "light"), (320, "light"), (1280, "dark"), (320, "dark")]
TOWN = pages.TOWNS[1]  # the red one: where danger and action are closest

pytestmark = pytest.mark.browser


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a line per request."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("style-guide")
    pages.write(folder, [TOWN.slug])
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{TOWN.slug}"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = find_chromium()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=str(chromium.path), args=ARGUMENTS, env={**os.environ, **chromium.environment}
        )
        yield launched
        launched.close()


@pytest.mark.parametrize(("width", "scheme"), VARIANTS)
def test_no_finding(browser: Browser, site: str, width: int, scheme: str) -> None:
    axe = (Path(MODULES) / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale="de-DE")  # type: ignore[arg-type]
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    for name in [*pages.names(), "404", "503"]:
        page.goto(f"{site}-{name}.html")
        page.evaluate(axe)
        found = page.evaluate("tags => axe.run({runOnly: tags}).then(r => r.violations.map(v => v.id))", TAGS)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        wrong += [f"{name}: {finding}" for finding in found] + ([f"{name}: {wide} px too wide"] if wide > 0 else [])
    context.close()
    assert wrong == []


def test_a_phone_can_open_the_menu_without_script(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}-home.html")
    page.get_by_text("Menü", exact=True).click()
    assert page.get_by_role("navigation", name="Menü").get_by_role("link", name="Meine Vorgänge").is_visible()
    context.close()


def test_the_error_summary_has_the_focus(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}-kit.html")
    assert page.evaluate("document.activeElement.id") == "fehler"
    page.close()
