"""Many towns at once: planned without a request for each, drift still found, an interrupted run goes on."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.integration.identity.calls import Calls
from tests.integration.identity.conftest import RunningKeycloak, identity_of
from tests.integration.identity.counting import Counting

from rathaus_platform.identity.realms import api as realms
from rathaus_platform.identity.realms.kinds.organization import find_by_alias
from rathaus_platform.identity.realms.towns import ONE_BY_ONE
from rathaus_platform.identity.realms.values import ApiClientIdentity

pytestmark = pytest.mark.keycloak

MANY = ONE_BY_ONE + 2


def _towns(first: int, count: int, calls: Calls) -> list[realms.TownIdentity]:
    return [identity_of(f"viele-{number:03}", calls) for number in range(first, first + count)]


def _remove(keycloak: RunningKeycloak, towns: list[realms.TownIdentity]) -> None:
    gateway = keycloak.gateway()
    for town in towns:
        for realm in ("buerger", "verwaltung"):
            client_id = gateway.realm(realm).get_client_id(town.client_id)
            if client_id:
                gateway.realm(realm).delete_client(client_id)
        organization = find_by_alias(gateway, "verwaltung", town.slug)
        if organization:
            gateway.realm("verwaltung").delete_organization(organization["id"])


@pytest.fixture(scope="module")
def many(keycloak: RunningKeycloak, calls: Calls) -> Iterator[list[realms.TownIdentity]]:
    """More towns than are looked up one by one."""
    towns = _towns(0, MANY, calls)
    assert len(list(realms.apply_towns(keycloak.deployment, towns))) == 3 * MANY
    yield towns
    _remove(keycloak, towns)


@pytest.fixture
def counting(keycloak: RunningKeycloak) -> Iterator[Counting]:
    server = Counting(keycloak.deployment.url)
    yield server
    server.close()


def _through(keycloak: RunningKeycloak, counting: Counting) -> realms.Deployment:
    counting.asked.clear()
    return replace(keycloak.deployment, internal_url=counting.url)


def test_twice_the_towns_are_planned_with_the_same_requests(
    keycloak: RunningKeycloak, many: list[realms.TownIdentity], counting: Counting, calls: Calls
) -> None:
    assert list(realms.plan_towns(_through(keycloak, counting), many)) == []
    asked = len(counting.asked)
    assert asked < MANY, counting.asked
    more = _towns(MANY, MANY, calls)
    try:
        list(realms.apply_towns(keycloak.deployment, more))
        assert list(realms.plan_towns(_through(keycloak, counting), [*many, *more])) == []
        assert len(counting.asked) == asked
    finally:
        _remove(keycloak, more)


def test_programs_of_towns_are_read_in_pages_too(
    keycloak: RunningKeycloak, many: list[realms.TownIdentity], counting: Counting
) -> None:
    programs = [ApiClientIdentity(f"programm-{t.slug}", t.name, t.slug, frozenset({"news:read"})) for t in many]
    with_programs = [replace(town, api_clients=(one,)) for town, one in zip(many, programs, strict=True)]
    assert list(realms.plan_towns(_through(keycloak, counting), many)) == []
    asked = len(counting.asked)
    try:
        assert len(list(realms.apply_towns(keycloak.deployment, with_programs))) == MANY
        assert list(realms.plan_towns(_through(keycloak, counting), with_programs)) == []
        assert len(counting.asked) == asked, counting.asked  # their list is read in any case
    finally:
        admin = keycloak.gateway().realm("verwaltung")
        for one in programs:
            if client_id := admin.get_client_id(one.client_id):
                admin.delete_client(client_id)


def test_drift_in_one_of_many_is_found_and_mended_alone(
    keycloak: RunningKeycloak, many: list[realms.TownIdentity], counting: Counting
) -> None:
    citizens, staff = (keycloak.gateway().realm(realm) for realm in ("buerger", "verwaltung"))
    client_id = citizens.get_client_id(many[3].client_id)
    citizens.update_client(client_id, {**citizens.get_client(client_id), "redirectUris": ["*"]})
    staff.delete_client_role(staff.get_client_id(many[5].client_id), "leitung")
    organization = find_by_alias(keycloak.gateway(), "verwaltung", many[7].slug)
    assert organization is not None
    staff.delete_organization(organization["id"])
    changes = list(realms.plan_towns(keycloak.deployment, many))
    assert [(c.action, c.wanted.kind, c.wanted.key, [d.path for d in c.differences]) for c in changes] == [
        ("update", "client", many[3].client_id, ["redirectUris"]),
        ("update", "client", many[5].client_id, ["roles"]),
        ("create", "organization", many[7].slug, []),
    ]
    assert list(realms.apply_towns(_through(keycloak, counting), many)) == changes
    written = [line for line in counting.asked if not line.startswith("GET") and "/token" not in line]
    assert not [line for line in written if client_id not in line and line.startswith("PUT /admin/realms/buerger")]
    assert list(realms.plan_towns(keycloak.deployment, many)) == []


def test_a_town_that_lost_every_role_is_found(keycloak: RunningKeycloak, many: list[realms.TownIdentity]) -> None:
    staff = keycloak.gateway().realm("verwaltung")
    client_id = staff.get_client_id(many[1].client_id)
    for role in staff.get_client_roles(client_id):
        staff.delete_client_role(client_id, role["name"])
    (change,) = realms.plan_towns(keycloak.deployment, many)
    assert [d.path for d in change.differences] == ["roles"]
    assert len(list(realms.apply_towns(keycloak.deployment, many))) == 1


_APPLY = """
import json, sys
from rathaus_platform.identity.realms import api as realms
given = json.loads(sys.stdin.readline())
towns = [realms.TownIdentity(**one) for one in given["towns"]]
for change in realms.apply_towns(realms.Deployment(url=given["url"], secret=given["secret"]), towns):
    print(change.wanted.kind, change.wanted.realm, change.wanted.key, flush=True)
"""


def test_a_run_that_was_killed_goes_on_and_does_nothing_twice(
    keycloak: RunningKeycloak, calls: Calls, counting: Counting
) -> None:
    towns = _towns(500, MANY, calls)
    fields = [{"slug": t.slug, "name": t.name, "base_url": t.base_url} for t in towns]
    given = {"towns": fields, "url": keycloak.deployment.url, "secret": keycloak.deployment.secret}
    try:
        with subprocess.Popen(
            [sys.executable, "-c", _APPLY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as run:
            assert run.stdin and run.stdout
            run.stdin.write(json.dumps(given) + "\n")
            run.stdin.flush()
            done = [run.stdout.readline().split() for _ in range(10)]
            os.kill(run.pid, signal.SIGKILL)
        assert all(done)
        plain = [realms.TownIdentity(**one) for one in fields]
        changes = list(realms.apply_towns(_through(keycloak, counting), plain))
        again = {(c.wanted.kind, c.wanted.realm, c.wanted.key) for c in changes if c.action == "create"}
        assert again.isdisjoint({tuple(line) for line in done})
        assert 3 * MANY - 10 - 2 <= len(changes) <= 3 * MANY - 10  # two at most were begun when the end came
        made = [
            line for line in counting.asked if line.startswith("POST") and line.endswith(("clients", "organizations"))
        ]
        assert len(made) == len(again)
        assert list(realms.plan_towns(keycloak.deployment, plain)) == []
    finally:
        _remove(keycloak, towns)
