"""A real Keycloak with many towns: how long a plan takes that has nothing to change, and a sign-in among many clients.

Five hundred towns by default; RATHAUS_BENCH_TOWNS=2000 for the figures in docs/reference/identity.md (minutes).
"""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.harness.figures import Figure, at_most, report
from tests.integration.identity.calls import Calls
from tests.integration.identity.conftest import (  # noqa: F401 - fixtures
    RunningKeycloak,
    calls,
    first_keys_again,
    identity_of,
    keycloak,
    site,
)
from tests.integration.identity.site import Site

from rathaus_platform.identity.actions.bring_town import as_kept
from rathaus_platform.identity.realms import api as realms
from rathaus_platform.identity.realms.values import TOWN_REALMS
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.bench

FEW = 10
MANY = int(os.environ.get("RATHAUS_BENCH_TOWNS", "500"))
SIGN_INS = 11  # the first is thrown away


def test_many_towns(
    site: Site,  # noqa: F811
    keycloak: RunningKeycloak,  # noqa: F811
    calls: Calls,  # noqa: F811
    ahausen: TownRef,
    bestadt: TownRef,
) -> None:
    towns = [identity_of(f"mess-{number:04}", calls) for number in range(MANY - 2)]
    _grow(keycloak, towns[: FEW - 2])
    among_few = _sign_in(site, ahausen)
    begun = time.perf_counter()
    _grow(keycloak, towns)
    made = time.perf_counter() - begun
    among_many = _sign_in(site, ahausen)
    everybody = [*towns, *(identity_of(town.slug, calls) for town in (ahausen, bestadt))]
    rows = _reading_rows(calls, ahausen, bestadt)
    cold, warm = _plan(keycloak, everybody, forget=True), _plan(keycloak, everybody)
    goal = 10 * max(1, MANY / 500)
    how = f"{MANY} towns (as many clients in each of two realms, and organizations), nothing to change, {rows:.1f} s of"
    report(
        {
            f"identity_plan_{MANY}_cold": at_most(cold + rows, goal, "s", f"{how} it the towns' rows; caches emptied"),
            f"identity_plan_{MANY}": at_most(warm + rows, goal, "s", f"{how} it the towns' rows"),
            f"identity_apply_{MANY}": at_most(made, 0.5 * MANY, "s", f"{MANY - FEW} new towns, every change read back"),
            **_sign_ins(among_few, among_many),
        }
    )


def _sign_ins(few: float, many: float) -> dict[str, Figure]:
    how = (
        f"median of {SIGN_INS - 1} sign-ins of a citizen through the stand-in for BundID, {FEW} against {MANY} clients"
    )
    return {
        f"identity_sign_in_among_{FEW}": at_most(few, 2.0, "s", how),
        f"identity_sign_in_among_{MANY}": at_most(many, 2.0, "s", how),
        f"identity_sign_in_{MANY}_to_{FEW}": at_most(many / few, 1.5, "times", how),
    }


def _grow(keycloak: RunningKeycloak, towns: list[realms.TownIdentity]) -> None:  # noqa: F811
    for _change in realms.apply_towns(keycloak.deployment, towns):
        pass


def _plan(keycloak: RunningKeycloak, towns: list[realms.TownIdentity], *, forget: bool = False) -> float:  # noqa: F811
    def once() -> None:
        assert list(realms.plan_towns(keycloak.deployment, towns)) == []

    if forget:
        for realm in TOWN_REALMS:
            keycloak.gateway().realm(realm).clear_realm_cache()
    return _seconds(once)


def _reading_rows(calls: Calls, *towns: TownRef) -> float:  # noqa: F811
    """What the towns' own rows add to a plan: binding the town and its statements, for as many as there are."""

    def once() -> None:
        for number in range(MANY):
            town = towns[number % len(towns)]
            with in_town(town):
                as_kept(replace(identity_of(town.slug, calls), keys={}))

    return _seconds(once)


def _sign_in(site: Site, town: TownRef) -> float:  # noqa: F811
    spent = []
    for _ in range(SIGN_INS):
        browser = site.browser()
        spent.append(_seconds(lambda browser=browser: site.sign_in(browser, town, "erika")))  # type: ignore[misc]
        assert site.session(browser, town) is not None
    return statistics.median(spent[1:])


def _seconds(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun
