"""The app of activation; its tables lie in every town's schema."""

from django.apps import AppConfig


class ActivationConfig(AppConfig):
    """Label `activation`. Puts the services into the plan of a new town, holds towns on releases."""

    name = "rathaus_services.activation"
    label = "activation"
    verbose_name = "Leistungen der Stadt"

    def ready(self) -> None:
        """Agreed order: services 70, before the pages that name them."""
        from rathaus_services.activation.first import first_services
        from rathaus_services.activation.pinning import held
        from rathaus_services.releases import api as releases
        from rathaus_tenants.provisioning.api import register_step

        register_step("services", 70, first_services)
        releases.follow(held)
