"""What the templates show of a town's pages. Every list costs a fixed number of statements."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from rathaus_cms.pages.models import HomePage, InfoPage, NewsIndexPage, NewsPage
from rathaus_platform.clock import now


def current(moment: datetime | None = None) -> Q:
    """Filter: not expired. The job that unpublishes comes later than the hour an editor set."""
    return Q(expire_at__isnull=True) | Q(expire_at__gt=moment or now())


def published_news() -> QuerySet[NewsPage]:
    """News that visitors may see, newest first, with pictures; two statements."""
    found: QuerySet[NewsPage] = NewsPage.objects.live().filter(current())
    return (
        found.select_related("picture")
        .prefetch_related("picture__renditions")
        .order_by("-date", "-first_published_at")
    )


def home_page() -> HomePage | None:
    """The town's start page, or None before it is provisioned."""
    found: HomePage | None = HomePage.objects.live().order_by("path").first()
    return found


def news_index() -> NewsIndexPage | None:
    """The list of news, or None before the town is provisioned."""
    found: NewsIndexPage | None = NewsIndexPage.objects.live().order_by("path").first()
    return found


def children_of(page: InfoPage) -> list[InfoPage]:
    """Published child pages in the editor's order."""
    return list(InfoPage.objects.child_of(page).live().filter(current()).order_by("path"))


@dataclass(frozen=True)
class Notice:
    """A warning that is in force."""

    level: str  # info, warning, danger
    fact: str
    text: str
    link_text: str
    href: str


def notices(page: HomePage, moment: datetime | None = None) -> list[Notice]:
    """The home page's warnings whose time has not run out."""
    at = moment or now()
    values: list[Any] = [block.value for block in page.notices]
    return [
        Notice(value["level"], value["fact"], value["text"], value["link_text"], value["link"].href)
        for value in values
        if value["until"] and value["until"] > at
    ]
