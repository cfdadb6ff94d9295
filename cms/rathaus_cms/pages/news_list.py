"""One page of the list of news: filter pills, districts and the pages before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.core.paginator import Page, Paginator
from django.utils.http import urlencode

from rathaus_cms.pages.models import Category, NewsPage
from rathaus_cms.pages.queries import published_news

PER_PAGE: Final = 12


@dataclass(frozen=True)
class Choice:
    """One pill or link of a filter."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True)
class NewsList:
    """What the template shows."""

    page: "Page[NewsPage]"
    categories: tuple[Choice, ...]
    districts: tuple[Choice, ...]
    heading: str  # of the filter in force, empty without one
    parameters: str  # of the filter, to be put right before `seite=`
    feed_parameters: str


def news_list(parameters: Mapping[str, str]) -> NewsList:
    """The list for `kategorie`, `ortsteil` and `seite`; values that mean nothing are taken as not given."""
    news = published_news()
    used = list(news.order_by().values_list("category", "district").distinct())
    category = parameters.get("kategorie", "") if parameters.get("kategorie") in Category.values else ""
    district = parameters.get("ortsteil", "") if parameters.get("ortsteil") in {row[1] for row in used} else ""
    if category:
        news = news.filter(category=category)
    if district:
        news = news.filter(district=district)
    return NewsList(
        page=Paginator(news, PER_PAGE).get_page(parameters.get("seite")),
        categories=_categories({row[0] for row in used}, category),
        districts=_districts({row[1] for row in used if row[1]}, district),
        heading=" · ".join(part for part in (str(Category(category).label) if category else "", district) if part),
        parameters=f"{filtered}&" if (filtered := _query(kategorie=category, ortsteil=district)) else "",
        feed_parameters=_query(kategorie=category),
    )


def _categories(used: set[str], current: str) -> tuple[Choice, ...]:
    """`Alle` and the categories that have news; one alone would be no choice."""
    labels = [(value, str(label)) for value, label in Category.choices if value in used]
    if len(labels) < 2:
        return ()
    pills = [Choice(label, f"?{_query(kategorie=value)}", value == current) for value, label in labels]
    return (Choice("Alle", "?", not current), *pills)


def _districts(used: set[str], current: str) -> tuple[Choice, ...]:
    return tuple(Choice(name, f"?{_query(ortsteil=name)}", name == current) for name in sorted(used))


def _query(**parameters: str) -> str:
    return urlencode({name: value for name, value in parameters.items() if value})
