"""Showing a page that the walk has seen to a real browser: its own content, styles and policy, no second server."""

import gzip
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page as Tab
from playwright.sync_api import Route
from tests.integration.journey.browser import Page

from rathaus_site.frontend.places import MODULES
from rathaus_tenants.values import TownRef

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = """tags => axe.run({runOnly: tags, resultTypes: ["violations"]})
  .then(result => result.violations.map(one => `${one.id} ${one.nodes[0].html}`))"""
VARIANTS = ((1280, "light"), (320, "dark"), (320, "light"), (1280, "dark"))
BUDGET = 80 * 1024  # bytes of a step over the wire, with everything it loads for the first time
_TYPES = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml"}


class Looker:
    """One tab that is shown page after page."""

    def __init__(self, tab: Tab, town: TownRef) -> None:
        self.tab, self.seen = tab, 0
        # A client of its own: asking for a style sheet must not touch the session of the walk.
        self.client = Client(HTTP_HOST=town.host)
        self.files: dict[str, tuple[bytes, str]] = {}
        self.axe = (Path(MODULES) / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
        self.sizes: dict[str, int] = {}
        self.wrong: list[str] = []
        tab.on("console", self._heard)
        tab.route("**/*", self._answer)

    def findings(self, page: Page) -> list[str]:
        """What axe, the console, the width of a phone and the weight have to say."""
        self.page, self.sizes, self.wrong = page, {}, []
        self._fetch(page)
        width, scheme = VARIANTS[self.seen % len(VARIANTS)]
        self.seen += 1
        self.tab.set_viewport_size({"width": width, "height": 900})
        self.tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        self.tab.goto(f"http://town.localhost{page.url}")
        self.tab.evaluate(self.axe)
        found = self.tab.evaluate(AXE, TAGS)
        self.tab.set_viewport_size({"width": 320, "height": 900})
        wide = self.tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        weight = sum(self.sizes.values())
        where = f"{page.url} ({page.status}, {width} px, {scheme})"
        told = [*found, *self.wrong, *([f"{wide} px too wide"] if wide > 0 else [])]
        told += [f"{weight} bytes"] if weight > BUDGET else []
        return [f"{where}: {one}" for one in told]

    def _fetch(self, page: Page) -> None:
        """What the page loads, before the browser asks: its handler runs where the test's database is out of reach."""
        for url in page.tree.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src"):
            path = urlsplit(url).path
            if url.startswith("/") and path not in self.files and not path.startswith("/static/"):
                response = self.client.get(path)
                self.files[path] = response.content, str(response.get("Content-Type", "text/plain"))

    def _answer(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if route.request.is_navigation_request():
            content, kind = self.page.content, "text/html"
        elif path.startswith("/static/"):
            found = finders.find(path.removeprefix("/static/"))
            content, kind = Path(str(found)).read_bytes() if found else b"", _TYPES.get(Path(path).suffix, "text/plain")
        else:
            content, kind = self.files.get(path, (b"", "text/plain"))
        self.sizes[path] = len(content) if kind.startswith("font/") else len(gzip.compress(content))
        headers = {"Content-Security-Policy": self.page.headers.get("Content-Security-Policy", "")}
        route.fulfill(body=content, content_type=kind, headers=headers, status=200)

    def _heard(self, message: Any) -> None:
        if message.type == "error":
            self.wrong.append(message.text)
