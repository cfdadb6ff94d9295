"""App configuration: templates, addresses and one table per town, the ratings."""

from django.apps import AppConfig


class JourneyConfig(AppConfig):
    """The citizen's pages."""

    name = "rathaus_services.journey"
    label = "journey"
