"""The app of the towns' machinery. It has no tables: those are in registry (shared) and preferences (per town)."""

from django.apps import AppConfig


class TenantsConfig(AppConfig):
    """Registers checks, tasks and the steps of provisioning that live here."""

    name = "rathaus_tenants"
    label = "tenants"

    def ready(self) -> None:
        """Imports for their registrations."""
        from rathaus_tenants import checks  # noqa: F401
