"""What other packages may ask: everything a town's visitors can find for some words."""

from dataclasses import dataclass

from rathaus_cms.base.models import TownPage
from rathaus_cms.pages.models import NewsPage
from rathaus_cms.search.pages import find_pages
from rathaus_cms.search.services import find_services
from rathaus_services.activation.api import ServiceEntry

LONGEST = 100

__all__ = ["Found", "find"]


@dataclass(frozen=True)
class Found:
    """The results by kind, each best first."""

    words: str
    services: tuple[ServiceEntry, ...]
    news: tuple[NewsPage, ...]
    pages: tuple[TownPage, ...]

    @property
    def count(self) -> int:
        """All results together."""
        return len(self.services) + len(self.news) + len(self.pages)


def find(words: str) -> Found:
    """Searches services, news and pages of the bound town. Words beyond 100 characters are cut off."""
    asked = " ".join(words.replace("\x00", " ").split())[:LONGEST]
    if not asked:
        return Found("", (), (), ())
    pages = find_pages(asked)
    return Found(
        words=asked,
        services=tuple(find_services(asked)),
        news=tuple(page for page in pages if isinstance(page, NewsPage)),
        pages=tuple(page for page in pages if not isinstance(page, NewsPage)),
    )
