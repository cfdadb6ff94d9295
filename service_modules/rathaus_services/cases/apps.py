"""The app of the cases: tables in every town's schema; outbox handlers register when it is ready."""

from importlib import import_module

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Town app `cases`."""

    name = "rathaus_services.cases"
    label = "cases"
    verbose_name = "Vorgänge"

    def ready(self) -> None:
        """Make the outbox handlers known; importing the module registers them."""
        import_module("rathaus_services.cases.deliveries")
