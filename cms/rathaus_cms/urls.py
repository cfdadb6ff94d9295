"""Addresses of the town's site that are no pages: theme, media, search."""

from django.urls import include, path

urlpatterns = [
    path("", include("rathaus_cms.theming.urls")),
]
