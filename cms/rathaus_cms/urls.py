"""Fixed addresses of a town's site; everything else is a page and found by Wagtail."""

from django.urls import include, path

from rathaus_cms.feeds import NewsFeed
from rathaus_cms.media_view import picture
from rathaus_cms.search.views import results

urlpatterns = [
    path("", include("rathaus_cms.theming.urls")),
    path("media/images/<str:name>", picture, name="picture"),
    path("suche/", results, name="search"),
    path("aktuelles/feed.xml", NewsFeed(), name="news_feed"),
]
