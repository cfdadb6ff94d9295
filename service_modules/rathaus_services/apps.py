"""The app of the engine: no tables; its check runs the rules when a process starts."""

from django.apps import AppConfig
from django.core.checks import register


class ServicesConfig(AppConfig):
    """Label `services`."""

    name = "rathaus_services"
    label = "services"
    verbose_name = "Leistungen"

    def ready(self) -> None:
        """Make the rules a system check."""
        from rathaus_services.checks import catalogue_is_sound

        register(catalogue_is_sound, "services")
