"""What a page of a town costs beside the same page of a plain Wagtail with one site."""

import statistics

import pytest
from tests.harness.beside_plain import Site, both
from tests.harness.figures import Figure, at_most, report

from rathaus_cms.seed import demo
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

ROUNDS, TIMES = 12, 10
PAGES = {"home": "/", "news_list": "/aktuelles/", "services": "/leistungen/"}
PAST_THE_CACHE = "?frisch=1"  # an unknown parameter is never kept


@pytest.mark.bench
def test_figures(fresh_database: str, ahausen: TownRef, bestadt: TownRef) -> None:
    for town in (ahausen, bestadt):
        with in_town(town):
            demo.fill(town)
    with both(fresh_database, ahausen, bestadt) as (ours, plain):
        found = [_figures(name, path + PAST_THE_CACHE, ours, plain) for name, path in PAGES.items()]
    report({name: figure for figures in found for name, figure in figures.items()})


def _figures(name: str, path: str, ours: Site, plain: Site) -> dict[str, Figure]:
    """Rounds in turn, each beginning with the other; the whole chain of middleware in the process, no network."""
    seconds: dict[Site, list[float]] = {ours: [], plain: []}
    statements: dict[Site, list[int]] = {ours: [], plain: []}
    for number in range(ROUNDS):
        for site in (ours, plain) if number % 2 else (plain, ours):
            told = site.visit(path, TIMES)
            seconds[site] += told["seconds"]
            statements[site].append(len(told["sql"]))
    here, there = (statistics.median(seconds[site]) for site in (ours, plain))
    more = statistics.median(statements[ours]) - statistics.median(statements[plain])
    how = f"{path}, {here * 1000:.1f} ms beside {there * 1000:.1f} ms, another town before each, {ROUNDS}×{TIMES}"
    return {
        f"page_ratio_{name}": at_most(here / there, 1.15, "×", how),
        f"page_statements_{name}": at_most(more, 1, "statements", f"{path}, more than the plain one"),
    }
