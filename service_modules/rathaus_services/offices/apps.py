"""App configuration: templates and Wagtail hooks, no tables."""

from django.apps import AppConfig


class OfficesConfig(AppConfig):
    """The page on which a town's administration declares its offices."""

    name = "rathaus_services.offices"
    label = "offices"
    verbose_name = "Ämter"
