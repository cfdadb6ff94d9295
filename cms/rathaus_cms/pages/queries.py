"""What the templates show of a town's pages. Every list costs a fixed number of statements."""

from dataclasses import dataclass
from datetime import datetime

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
        found.select_related("picture").prefetch_related("picture__renditions").order_by("-date", "-first_published_at")
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

    id: str  # stays while the editor changes its words
    level: str  # info, warning, danger
    fact: str
    text: str
    url: str
    link_text: str


def notices(page: HomePage, moment: datetime | None = None) -> list[Notice]:
    """The home page's warnings whose time has not run out."""
    at = moment or now()
    return [
        Notice(
            id=str(block.id),
            level=block.value["level"],
            fact=block.value["fact"],
            text=block.value["text"],
            url=block.value["link"].href,
            link_text=block.value["link_text"],
        )
        for block in page.notices
        if block.value["until"] and block.value["until"] > at
    ]
