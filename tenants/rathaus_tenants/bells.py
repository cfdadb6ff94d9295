"""The bells in the shared schema: taken by one relay, never waited for by another."""

from collections.abc import Iterable

from django.db import connection

from rathaus_tenants.registry.models import Bell

_TAKE = """
DELETE FROM public.registry_bell
 WHERE id IN (SELECT id FROM public.registry_bell ORDER BY id LIMIT 5000 FOR UPDATE SKIP LOCKED)
RETURNING schema_name
"""


def take() -> set[str]:
    """The schemas that have rung since; their bells are gone. Needs no town bound."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE)
        return {row[0] for row in cursor.fetchall()}


def ring(schemas: Iterable[str]) -> None:
    """Rings for towns whose turn did not come. Needs no town bound."""
    Bell.objects.bulk_create([Bell(schema_name=schema) for schema in schemas])
