"""App configuration: templates and Wagtail hooks, no tables."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The register of services and by-law values for a town's administration."""

    name = "rathaus_services.register"
    label = "register"
    verbose_name = "Leistungen und Satzungswerte"
