"""The app of the towns' machinery. Its tables are elsewhere: registry (shared) and preferences (per town)."""

from django.apps import AppConfig


class TenantsConfig(AppConfig):
    """Registers checks, tasks and the steps of provisioning that live here."""

    name = "rathaus_tenants"
    label = "tenants"

    def ready(self) -> None:
        """Imports for their registrations."""
        from rathaus_tenants import checks, dispatcher, housekeeping, relay  # noqa: F401
        from rathaus_tenants.migrate.spare_indexes import drop_spare_indexes, version
        from rathaus_tenants.provisioning.furnishing import register_furnishing
        from rathaus_tenants.provisioning.identity import identity
        from rathaus_tenants.provisioning.steps import register_step

        register_step("identity", 60, identity)
        register_furnishing("indexes", version, drop_spare_indexes)
