"""Addresses from titles, and how long a text takes."""

import pytest
from django.core.exceptions import ValidationError

from rathaus_cms.base.slugs import ALLOWED, german_slug
from rathaus_cms.pages.blocks.links import ADDRESS
from rathaus_cms.pages.models import Category
from rathaus_cms.pages.reading import reading_minutes
from rathaus_cms.pages.subjects import ICONS, icon_of, motif_of
from rathaus_platform.web.icons import listed


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Gebühren für Gärten", "gebuehren-fuer-gaerten"),
        ("Straße & Größe: Öffnung!", "strasse-groesse-oeffnung"),
        ("Café Überall", "cafe-ueberall"),
        ("  __Neu__  ", "neu"),
        ("!!!", ""),
    ],
)
def test_german_slugs(title: str, slug: str) -> None:
    assert german_slug(title) == slug
    assert not slug or ALLOWED.fullmatch(slug)


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (179, 1), (360, 2), (1000, 6)])
def test_reading_time(words: int, minutes: int) -> None:
    assert reading_minutes("Wort " * words) == minutes


def test_every_category_has_an_icon_that_the_build_fetches() -> None:
    assert set(ICONS) == set(Category.values)
    assert {icon_of(value) for value in Category.values} <= listed()
    assert all(motif_of(value) for value in Category.values)


@pytest.mark.parametrize("address", ["/status/", "https://example.org/a?b=c", "mailto:a@example.org", "tel:0123"])
def test_links_lead_to_addresses(address: str) -> None:
    ADDRESS(address)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//evil.example", "http://x", "data:text/html,x", "x y", " /a"]
)
def test_links_lead_nowhere_else(address: str) -> None:
    with pytest.raises(ValidationError):
        ADDRESS(address)
