"""Which tables Django believes to exist: those of the bound schema and no other."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef


def test_tables_are_those_of_the_bound_schema(ahausen: TownRef) -> None:
    shared = set(connection.introspection.table_names())
    with in_town(ahausen):
        town = set(connection.introspection.table_names())

    assert "registry_town" in shared
    assert "preferences_preferences" not in shared
    assert "preferences_preferences" in town
    assert "registry_town" not in town


def test_the_question_is_asked_by_namespace(ahausen: TownRef) -> None:
    with in_town(ahausen), CaptureQueriesContext(connection) as queries:
        connection.introspection.table_names()

    asked = [query["sql"] for query in queries if "pg_class" in query["sql"]]
    assert len(asked) == 1
    assert "pg_table_is_visible" not in asked[0]


def test_the_description_of_a_table_is_that_of_the_bound_schema(ahausen: TownRef) -> None:
    with in_town(ahausen), connection.cursor() as cursor:
        found = connection.introspection.get_table_description(cursor, "django_migrations")
        constraints = connection.introspection.get_constraints(cursor, "registry_town")

    assert [column.name for column in found] == ["id", "app", "name", "applied"]
    assert constraints == {}, "the shared schema's tables are not the town's"


def test_a_town_stays_small(ahausen: TownRef) -> None:
    with in_town(ahausen):
        assert len(connection.introspection.table_names()) <= 100
