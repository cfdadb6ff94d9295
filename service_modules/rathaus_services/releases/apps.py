"""The app of the releases; its tables lie in the shared schema."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ReleasesConfig(AppConfig):
    """Label `releases`. A deployment's migration writes what is new in the catalogue."""

    name = "rathaus_services.releases"
    label = "releases"
    verbose_name = "Fassungen der Leistungen"

    def ready(self) -> None:
        """Write releases after the shared schema has been migrated."""
        from rathaus_services.releases.writing import after_migration

        post_migrate.connect(after_migration, sender=self, dispatch_uid="rathaus_services.releases")
