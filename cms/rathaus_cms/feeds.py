"""News as RSS, of all categories or of one."""

from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from rathaus_cms.pages.models import Category, NewsPage
from rathaus_cms.pages.queries import published_news
from rathaus_platform.clock import GERMANY
from rathaus_tenants.context import current_town

ITEMS = 30


class NewsFeed(Feed[NewsPage, str]):
    """`/aktuelles/feed.xml`; with `?kategorie=bauen` of one category: the object, else empty."""

    language = "de"

    def __call__(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """The feed; the same for everybody."""
        response = super().__call__(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=300)
        return response

    def get_object(self, request: HttpRequest, *args: object, **kwargs: object) -> str:
        """The category asked for; an unknown one counts as none."""
        asked = request.GET.get("kategorie", "")
        return asked if asked in Category.values else ""

    def title(self, category: str) -> str:
        """Names the town, for readers who follow several."""
        subject = f" – {Category(category).label}" if category else ""
        return f"Nachrichten aus {current_town().name}{subject}"

    def link(self, category: str) -> str:
        """The list the feed belongs to."""
        return f"/aktuelles/?kategorie={category}" if category else "/aktuelles/"

    def description(self, category: str) -> str:
        """Who speaks."""
        return f"Nachrichten der Verwaltung von {current_town().name}"

    def items(self, category: str) -> list[NewsPage]:
        """The newest news."""
        news = published_news()
        return list((news.filter(category=category) if category else news)[:ITEMS])

    def item_title(self, item: NewsPage) -> str:
        """The headline as it is."""
        return str(item.title)

    def item_description(self, item: NewsPage) -> str:
        """The lead."""
        return item.lead

    def item_link(self, item: NewsPage) -> str:
        """Absolute, from the register of towns."""
        return str(item.full_url)

    def item_guid(self, item: NewsPage) -> str:
        """Stays when the address changes."""
        return f"urn:uuid:{item.translation_key}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: NewsPage) -> datetime:
        """The day of the news, at the moment of publishing where that is the same day."""
        published: datetime | None = item.first_published_at
        if published is not None and published.astimezone(GERMANY).date() == item.date:
            return published
        return datetime.combine(item.date, time(), GERMANY)

    def item_categories(self, item: NewsPage) -> tuple[str, ...]:
        """The category's German name."""
        return (item.get_category_display(),)
