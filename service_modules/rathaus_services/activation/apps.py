"""The app of activation; its tables lie in every town's schema."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ActivationConfig(AppConfig):
    """Label `activation`. Puts the services into the plan of a new town; says which releases a town takes."""

    name = "rathaus_services.activation"
    label = "activation"
    verbose_name = "Leistungen der Stadt"

    def ready(self) -> None:
        """Agreed order: services 70, before the pages that name them."""
        from rathaus_services.activation.first import first_services
        from rathaus_services.activation.following import followed
        from rathaus_services.activation.pinning import held
        from rathaus_services.activation.telling import tell
        from rathaus_services.releases import api as releases
        from rathaus_tenants.provisioning.api import register_step

        register_step("services", 70, first_services)
        releases.follow(releases.Sources(held, followed, tell))
        post_migrate.connect(_look, sender=self, dispatch_uid="rathaus_services.activation")


def _look(**_kwargs: Any) -> None:
    """Receiver: a schema has been migrated. A town looks now which of the releases it can take."""
    from rathaus_services.releases import api as releases

    releases.arrived()
