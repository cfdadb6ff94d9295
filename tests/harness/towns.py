"""The two towns of every database test, made by the same provisioning as real ones."""

from django.contrib.contenttypes.models import ContentType
from tests.factories import town_spec

from rathaus_services.releases import api as releases
from rathaus_tenants.migrate.api import migrate_all
from rathaus_tenants.provisioning.api import create_town
from rathaus_tenants.registry import api as registry

SPECS = (
    town_spec("ahausen", ars="091234567001", name="Ahausen", land="Hessen", demo=True),
    town_spec("bestadt", ars="091234567002", name="Bestadt", land="Brandenburg", demo=True),
)


def migrate() -> None:
    """Shared schema and template."""
    report = migrate_all()
    assert report.failed == {}
    ContentType.objects.clear_cache()


def make_towns() -> None:
    """Both towns, with everything the plan of a demonstration town holds; services as the catalogue is now."""
    releases.sync()
    for spec in SPECS:
        create_town(spec)
    registry.forget()
    ContentType.objects.clear_cache()
