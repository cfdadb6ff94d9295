"""App configuration: templates and addresses, no tables."""

from django.apps import AppConfig


class JourneyConfig(AppConfig):
    """The citizen's pages."""

    name = "rathaus_services.journey"
    label = "journey"
