"""`rathaus prove isolation`: it holds as towns are made, and finds every kind of hole somebody could tear."""

import json
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connections
from tests.harness import databases
from typer.testing import CliRunner

from rathaus_tenants import cli
from rathaus_tenants.isolation.claims import CLAIMS
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.usefixtures("fresh_database")


@pytest.fixture
def superuser() -> Iterator["psycopg.Connection[Any]"]:
    """Who could tear a hole. Roles belong to the whole server, so the stray one goes again."""
    with databases.admin(connections["default"].settings_dict["NAME"]) as connection:
        connection.execute("DROP ROLE IF EXISTS t_streuner")
        connection.execute("CREATE ROLE t_streuner NOLOGIN")
        try:
            yield connection
        finally:
            connection.execute("DROP OWNED BY t_streuner")
            connection.execute("DROP ROLE t_streuner")


def proved() -> dict[str, Any]:
    result = CliRunner().invoke(cli.prove, ["isolation", "--json"])
    told: dict[str, Any] = json.loads(result.stdout)
    assert result.exit_code == (0 if told["holds"] else 1)
    return told


def test_it_holds_for_towns_as_they_are_made(ahausen: TownRef, bestadt: TownRef) -> None:
    told = proved()

    assert told == {"holds": True, "claims": {claim.name: [] for claim in CLAIMS}, "tried": 4, "open": []}
    shown = CliRunner().invoke(cli.prove, ["isolation"])
    assert shown.exit_code == 0
    assert shown.stdout.count("ja  ") == len(CLAIMS) + 1


@pytest.mark.parametrize(
    ("hole", "claim", "found"),
    [
        ("GRANT SELECT ON t_bestadt.cases_case TO t_streuner", "rechte", "t_bestadt.cases_case: t_streuner"),
        ("GRANT SELECT (number) ON t_bestadt.cases_case TO PUBLIC", "rechte", "t_bestadt.cases_case.number: PUBLIC"),
        ("GRANT USAGE ON SCHEMA t_bestadt TO rathaus_town", "rechte", "t_bestadt: rathaus_town"),
        ("GRANT t_bestadt TO t_streuner", "mitglieder", "t_streuner in t_bestadt"),
        ("GRANT UPDATE ON public.registry_town TO rathaus_town", "gemeinsames", "registry_town: UPDATE"),
        (
            "GRANT SELECT (slug) ON public.registry_departed TO rathaus_town",
            "gemeinsames",
            "registry_departed.slug: SELECT",
        ),
        ("ALTER TABLE t_bestadt.cases_case OWNER TO t_bestadt", "besitz", "t_bestadt.cases_case: t_bestadt"),
    ],
)
def test_every_hole_is_found_and_named(
    superuser: "psycopg.Connection[Any]",
    ahausen: TownRef,
    bestadt: TownRef,
    hole: str,
    claim: str,
    found: str,
) -> None:
    superuser.execute(hole)

    told = proved()

    assert not told["holds"]
    assert found in told["claims"][claim]


def test_a_town_that_can_be_read_by_its_neighbour_is_found_by_trying(
    superuser: "psycopg.Connection[Any]", ahausen: TownRef, bestadt: TownRef
) -> None:
    superuser.execute("GRANT USAGE ON SCHEMA t_bestadt TO t_ahausen")
    superuser.execute("GRANT SELECT ON t_bestadt.cases_case TO t_ahausen")

    told = proved()

    assert told["open"] == ["ahausen → bestadt"]
    assert set(told["claims"]["rechte"]) == {"t_bestadt: t_ahausen", "t_bestadt.cases_case: t_ahausen"}
