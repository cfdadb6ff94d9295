"""Addresses of the administration of staff, under /verwaltung/personen/."""

from django.urls import URLPattern, URLResolver, include, path

from rathaus_cms.admin.staff_views import ChangePage, InvitePage, RemovePage

app_name = "staff"
urlpatterns = [
    path("einladen/", InvitePage.as_view(), name="invite"),
    path("<uuid:user_id>/", ChangePage.as_view(), name="change"),
    path("<uuid:user_id>/entfernen/", RemovePage.as_view(), name="remove"),
]


def urls() -> list[URLPattern | URLResolver]:
    """Hook `register_admin_urls`."""
    return [path("personen/", include((urlpatterns, app_name)))]
