"""The page types of a town's site."""

from rathaus_cms.pages.models.home import HomePage
from rathaus_cms.pages.models.info import InfoPage
from rathaus_cms.pages.models.legal import LegalKind, LegalPage
from rathaus_cms.pages.models.news import Category, NewsIndexPage, NewsPage, Source

__all__ = [
    "Category",
    "HomePage",
    "InfoPage",
    "LegalKind",
    "LegalPage",
    "NewsIndexPage",
    "NewsPage",
    "Source",
]
