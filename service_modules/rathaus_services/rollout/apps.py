"""App configuration: templates, tasks, addresses; the tables are those of releases and activation."""

from django.apps import AppConfig


class RolloutConfig(AppConfig):
    """Rings of releases."""

    name = "rathaus_services.rollout"
    label = "rollout"
    verbose_name = "Fassungen auf dem Weg"

    def ready(self) -> None:
        """Count pages of applications that break; show operators the way to the releases."""
        from django.core.signals import got_request_exception
        from django.utils.translation import gettext_lazy as _

        from rathaus_services.rollout.faults import broken
        from rathaus_tenants.console.api import register_page

        register_page("rollout:releases", _("Fassungen der Leistungen"))

        got_request_exception.connect(broken, dispatch_uid="rathaus_services.rollout")
