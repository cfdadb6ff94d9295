"""What other packages may ask about a town's pages: values, never pages themselves."""

from dataclasses import dataclass
from datetime import date

from rathaus_cms.pages.models import Category, NewsPage
from rathaus_cms.pages.queries import published_news


@dataclass(frozen=True)
class NewsItem:
    """One published piece of news."""

    id: str
    title: str
    lead: str
    category: str
    category_label: str
    date: date
    url: str


def news(*, offset: int, limit: int, category: str = "") -> list[NewsItem]:
    """Published news, newest first; an unknown category has none."""
    found = published_news().prefetch_related(None)
    if category:
        found = found.filter(category=category)
    return [_item(page) for page in found[offset : offset + limit]]


def _item(page: NewsPage) -> NewsItem:
    return NewsItem(
        id=str(page.translation_key),
        title=page.title,
        lead=page.lead,
        category=page.category,
        category_label=str(Category(page.category).label),
        date=page.date,
        url=page.get_url() or "",
    )
