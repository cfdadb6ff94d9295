"""Which schema and role the database sees, as towns are bound, nested, left and rolled back."""

import pytest
from django.db import connection, transaction

from rathaus_tenants.context import current_town, in_public, in_town, town_or_none
from rathaus_tenants.errors import NoTown
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
