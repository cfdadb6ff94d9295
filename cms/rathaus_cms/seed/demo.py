"""Invented news for demonstration towns. Each says of itself that it is invented."""

from datetime import datetime, time, timedelta
from functools import cache
from importlib import resources
from typing import Any, cast

import yaml

from rathaus_cms.pages.models import NewsPage
from rathaus_cms.pages.queries import news_index
from rathaus_cms.seed.texts import blocks
from rathaus_cms.seed.texts import fill as fill_in
from rathaus_platform.clock import GERMANY, today
from rathaus_platform.errors import Unavailable
from rathaus_tenants.values import TownRef

NOTE = ("callout", {"title": "Beispiel", "text": "<p>Diese Nachricht ist für die Vorführung erfunden.</p>"})


def fill(town: TownRef) -> None:
    """Adds the town's demonstration news where they are missing; the town must be bound.

    Raises Unavailable before the step `pages` of provisioning.
    """
    index = news_index()
    if index is None:
        raise Unavailable
    for item in _items().get(town.slug, _items()["*"]):
        if not index.get_children().filter(slug=item["slug"]).exists():
            page = _news(fill_in(item, town))
            index.add_child(instance=page)
            page.save_revision().publish()
            _as_of_its_day(page)


def _as_of_its_day(page: NewsPage) -> None:
    """Published on the day it tells, not changed today."""
    NewsPage.objects.filter(pk=page.pk).update(last_published_at=page.first_published_at)


def _news(item: dict[str, Any]) -> NewsPage:
    day = today() - timedelta(days=item["days_ago"])
    return NewsPage(
        slug=item["slug"],
        title=item["title"],
        lead=item["lead"],
        category=item["category"],
        district=item.get("district", ""),
        source=item.get("source", "stadt"),
        date=day,
        first_published_at=datetime.combine(day, time(9), GERMANY),
        body=[*blocks(item["body"]), NOTE],
        contact=list(blocks(item.get("contact", ()))),
    )


@cache
def _items() -> dict[str, list[dict[str, Any]]]:
    text = resources.files("rathaus_cms.seed").joinpath("demo.yaml").read_text("utf-8")
    return cast(dict[str, list[dict[str, Any]]], yaml.safe_load(text))
