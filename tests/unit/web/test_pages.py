"""Every page of the style guide, in three towns: whole, fit for the content security policy, accessible by form."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from tests.unit.web.pages import ERRORS, TOWNS, error_page, names, rendered

VOID = {"img", "input", "link", "meta", "br", "hr", "path", "area", "base", "col", "source"}


class Page(HTMLParser):
    """Tags with their attributes, and whether every tag was closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes another element"

    def all(self, *wanted: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.tags if tag in wanted]


def all_pages() -> list[tuple[str, str]]:
    drawn = [(f"{town.slug}/{name}", rendered(name, town)) for town in TOWNS for name in names()]
    return [*drawn, *((f"{town.slug}/{status}", error_page(status, town)) for town in TOWNS for status in ERRORS)]


PAGES = dict(all_pages())


@pytest.fixture(params=PAGES)
def html(request: pytest.FixtureRequest) -> str:
    return PAGES[request.param]


def test_nothing_the_policy_would_stop(html: str) -> None:
    page = Page(html)

    assert page.open == []
    assert "<style" not in html
    assert all(attrs.get("src") for attrs in page.all("script"))
    assert not [attrs for _, attrs in page.tags if any(name == "style" or name.startswith("on") for name in attrs)]


def test_no_request_leaves_the_house(html: str) -> None:
    addresses = re.findall(r'(?:src|href|action)="([^"]*)"', html)

    assert [url for url in addresses if re.match(r"(https?:)?//", url)] == []


def test_one_title_and_one_main(html: str) -> None:
    page = Page(html)

    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert page.all("html")[0]["lang"] == "de"
    assert page.all("main")[0]["id"] == "inhalt"
    assert 'href="#inhalt"' in html


def test_ids_are_unique_and_references_lead_somewhere(html: str) -> None:
    page = Page(html)
    ids = Counter(attrs["id"] for _, attrs in page.tags if "id" in attrs)
    asked = [attrs["for"] for attrs in page.all("label") if "for" in attrs]
    for name in ("aria-describedby", "aria-labelledby"):
        asked += [part for _, attrs in page.tags for part in (attrs.get(name) or "").split()]

    assert [name for name, count in ids.items() if count > 1] == []
    assert [name for name in asked if name not in ids] == []


def test_pictures_say_nothing_to_screen_readers(html: str) -> None:
    assert all(attrs.get("aria-hidden") == "true" for attrs in Page(html).all("svg"))


@pytest.mark.parametrize(
    ("cookie", "expected"),
    [("", ""), ("ansicht=dunkel", ' data-theme="dark"'), ("ansicht=hell", ' data-theme="light"'), ("ansicht=x", "")],
)
def test_scheme_is_written_by_the_server(cookie: str, expected: str) -> None:
    opening = re.search(r"<html[^>]*>", rendered("news", TOWNS[0], cookie))

    assert opening is not None
    assert ("data-theme" in opening[0]) is bool(expected) and expected in opening[0]


def test_a_warning_that_was_put_away_stays_away() -> None:
    assert "Dresdner Straße" in rendered("home", TOWNS[0])
    assert "Dresdner Straße" not in rendered("home", TOWNS[0], "hinweise=x.dresdner")
