"""Search in pages and news: by German word stems, and by similar spelling when that finds nothing."""

from typing import Final

from wagtail.search.query import Fuzzy

from rathaus_cms.base.models import TownPage
from rathaus_cms.pages.queries import current

MOST: Final = 40


def find_pages(words: str) -> list[TownPage]:
    """The best published pages for the words, of their own types, best first."""
    pages = TownPage.objects.live().public().filter(current())
    found = list(pages.search(words, operator="and")[:MOST])
    if not found:
        found = list(pages.search(Fuzzy(words))[:MOST])
    return _specific(found)


def _specific(found: list[TownPage]) -> list[TownPage]:
    """One statement per page type instead of one per page."""
    order = {page.pk: place for place, page in enumerate(found)}
    pages = TownPage.objects.filter(pk__in=order).specific()
    return sorted(pages, key=lambda page: order[page.pk])
