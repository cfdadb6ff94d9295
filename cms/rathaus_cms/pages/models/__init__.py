"""The page types of a town's site and the counter that says when something was published."""

from rathaus_cms.pages.models.content_version import ContentVersion
from rathaus_cms.pages.models.home import HomePage
from rathaus_cms.pages.models.info import InfoPage
from rathaus_cms.pages.models.legal import LegalKind, LegalPage
from rathaus_cms.pages.models.news import Category, NewsIndexPage, NewsPage, Source

__all__ = [
    "Category",
    "ContentVersion",
    "HomePage",
    "InfoPage",
    "LegalKind",
    "LegalPage",
    "NewsIndexPage",
    "NewsPage",
    "Source",
]
