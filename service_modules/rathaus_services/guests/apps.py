"""App configuration: templates and Wagtail hooks, no tables."""

from django.apps import AppConfig


class GuestPagesConfig(AppConfig):
    """The pages about guests."""

    name = "rathaus_services.guests"
    label = "guest_pages"
    verbose_name = "Zugang von außen"
