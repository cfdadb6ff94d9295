"""Which schema and role the database sees, as towns are bound, nested, left and rolled back."""

from django.db import connection

from rathaus_tenants.context import in_public, in_town
from rathaus_tenants.values import TownRef


def seen() -> tuple[str, str]:
    """Role and first schema, as the server has them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_schema()")
        role, schema = cursor.fetchone()
        return role, schema


LOGIN = ("rathaus_app", "public")


def test_role_and_schema_follow_the_binding(ahausen: TownRef, bestadt: TownRef) -> None:
    assert seen() == LOGIN

    with in_town(ahausen):
        assert seen() == ("t_ahausen", "t_ahausen")
        with in_town(bestadt):
            assert seen() == ("t_bestadt", "t_bestadt")
            with in_public():
                assert seen() == LOGIN
        assert seen() == ("t_ahausen", "t_ahausen")

    assert seen() == LOGIN
