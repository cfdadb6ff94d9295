"""Addresses of the kit."""

from django.urls import path

from rathaus_platform.web import views

urlpatterns = [
    path("ansicht/", views.scheme, name="web_scheme"),
    path("hinweis/ausblenden/", views.put_away, name="web_put_away"),
]
