"""Being one of many towns costs a page no more than one statement: the switch of role and search path."""

from tests.harness.beside_plain import both

from rathaus_cms.seed import demo
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

MACHINERY = ("SET ROLE", "content_version")


def test_a_town_page_costs_one_statement_more_than_a_plain_wagtails(
    fresh_database: str, ahausen: TownRef, bestadt: TownRef
) -> None:
    for town in (ahausen, bestadt):
        with in_town(town):
            demo.fill(town)

    with both(fresh_database, ahausen, bestadt) as (ours, plain):
        for path in ("/?frisch=1", "/aktuelles/?frisch=1", "/leistungen/?frisch=1", "/impressum/?frisch=1"):
            here, there = ours.visit(path)["sql"], plain.visit(path)["sql"]

            assert _own(here) == _own(there), path
            # The version is asked for once a second, by either.
            counted = [sql for sql in here if "content_version" not in sql]
            assert len(counted) == len(_own(there)) + 1 > 4
            assert sum("SET ROLE" in sql for sql in counted) == 1


def _own(statements: list[str]) -> list[str]:
    """Without the towns' machinery, and without the moment that is in some of them."""
    return [sql.split("expire_at", 1)[0] for sql in statements if not any(part in sql for part in MACHINERY)]
