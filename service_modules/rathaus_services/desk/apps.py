"""App configuration: templates and Wagtail hooks, no tables."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The clerks' desk."""

    name = "rathaus_services.desk"
    label = "desk"
    verbose_name = "Vorgänge"
