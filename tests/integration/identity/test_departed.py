"""A town that was deleted leaves nothing at Keycloak, and takes nothing of another town along."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from tests.integration.identity.calls import Calls
from tests.integration.identity.conftest import RunningKeycloak, identity_of
from tests.integration.identity.counting import Counting
from tests.integration.identity.site import Site
from typer.testing import CliRunner

from rathaus_platform.clock import now
from rathaus_platform.identity.realms import api as realms
from rathaus_platform.identity.realms.cli import app
from rathaus_platform.identity.realms.directory import Directory
from rathaus_platform.identity.realms.kinds.organization import find_by_alias
from rathaus_platform.identity.realms.towns import ONE_BY_ONE
from rathaus_platform.identity.realms.values import ApiClientIdentity
from rathaus_tenants import housekeeping
from rathaus_tenants.context import in_public
from rathaus_tenants.owner import owner_database
from rathaus_tenants.registry import api as registry
from rathaus_tenants.registry.models import Departed

pytestmark = [pytest.mark.keycloak, pytest.mark.usefixtures("first_keys_again")]

GONE, NEIGHBOUR = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
DIRECTORY = Directory(
    kind="oidc",
    issuer="https://verzeichnis.example.net",
    domains=("chausen.example.net",),
    client_id="rathaus",
    secret="nobody-knows",
    authorization_url="https://verzeichnis.example.net/auth",
    token_url="https://verzeichnis.example.net/token",
    keys_url="https://verzeichnis.example.net/keys",
    groups={"leitung": ("Leitung",)},
)


def _program(slug: str, town: str) -> ApiClientIdentity:
    return ApiClientIdentity(f"programm-{slug}-kasse", "Kasse", town, frozenset({"news:read"}))


@pytest.fixture(autouse=True)
def _addresses(site: Site, calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    registry.forget()
    monkeypatch.setattr("rathaus_tenants.backchannel.backchannel_url", lambda town: f"{calls.url}/{town.slug}")


@pytest.fixture
def neighbour(keycloak: RunningKeycloak, calls: Calls) -> Iterator[realms.TownIdentity]:
    """Its slug, and with it the names of its programs, begin like those of the town that goes."""
    town = replace(identity_of("chausen-am-see", calls), api_clients=(_program("chausen-am-see", NEIGHBOUR),))
    list(realms.apply_towns(keycloak.deployment, [town]))
    yield town
    list(realms.Towns(keycloak.deployment).remove(realms.DepartedTown(NEIGHBOUR, town.slug)))


@pytest.fixture
def people(keycloak: RunningKeycloak, gone: realms.TownIdentity, neighbour: realms.TownIdentity) -> Iterator[Any]:
    """Somebody of the town that goes, and somebody who works for its neighbour as well."""
    admin = keycloak.gateway().realm("verwaltung")
    made = {}
    for name, towns in (("nur-hier", (gone,)), ("auch-dort", (gone, neighbour))):
        made[name] = admin.create_user({"username": name, "enabled": True})
        for town in towns:
            organization = find_by_alias(keycloak.gateway(), "verwaltung", town.slug)
            assert organization is not None
            admin.organization_user_add(made[name], organization["id"])
    yield made
    for user in made.values():
        admin.delete_user(user)


@pytest.fixture
def gone(keycloak: RunningKeycloak, calls: Calls) -> Iterator[realms.TownIdentity]:
    """A town that was deleted here while Keycloak was away: it still has all that a town can have there."""
    town = replace(identity_of("chausen", calls), directory=DIRECTORY, api_clients=(_program("chausen", GONE),))
    list(realms.apply_towns(keycloak.deployment, [town]))
    with _departed(GONE, "chausen"):
        yield town
    list(realms.Towns(keycloak.deployment).remove(realms.DepartedTown(GONE, "chausen")))


@contextmanager
def _departed(town_id: str, slug: str) -> Iterator[None]:
    with owner_database(), in_public():
        Departed.objects.create(
            id=town_id, slug=slug, ars="1" * 12, audit_seq=1, audit_hash=b"", deleted_by="x", deleted_at=now()
        )
    yield
    with owner_database(), in_public():
        Departed.objects.all().delete()


def _run(*arguments: str) -> tuple[int, Any]:
    result = CliRunner().invoke(app, [*arguments, "--json"])
    return result.exit_code, json.loads(result.stdout)


_ALL = [
    ("organization", "verwaltung", "chausen"),
    ("directory", "verwaltung", "verzeichnis-chausen"),
    ("client", "buerger", "stadt-chausen"),
    ("client", "verwaltung", "stadt-chausen"),
    ("client", "verwaltung", "programm-chausen-kasse"),
]


def _there(keycloak: RunningKeycloak, town: realms.TownIdentity) -> bool:
    return list(realms.plan_towns(keycloak.deployment, [town])) == []


def test_plan_shows_what_is_left_and_apply_takes_it_away(
    keycloak: RunningKeycloak, gone: realms.TownIdentity, neighbour: realms.TownIdentity, people: dict[str, str]
) -> None:
    code, planned = _run("plan")
    assert code == 0
    assert [(c["kind"], c["realm"], c["key"]) for c in planned["changes"]] == _ALL
    assert {(c["action"], len(c["differences"])) for c in planned["changes"]} == {("delete", 0)}
    assert "löschen: buerger / client / stadt-chausen" in CliRunner().invoke(app, ["plan"]).stdout
    assert _there(keycloak, gone), "a plan only reads"

    assert _run("apply") == (0, planned)

    assert _run("plan") == _run("apply") == (0, {"changes": []})
    assert _there(keycloak, neighbour)
    admin = keycloak.gateway().realm("verwaltung")
    assert {name: admin.get_user(user)["enabled"] for name, user in people.items()} == {
        "nur-hier": False,
        "auch-dort": True,
    }
    for town in ("ahausen", "bestadt"):
        assert admin.get_client_id(f"stadt-{town}"), "towns that are open lose nothing"


def test_away_it_waits_for_the_hour(
    keycloak: RunningKeycloak, gone: realms.TownIdentity, neighbour: realms.TownIdentity, settings: Any
) -> None:
    there = settings.ENVIRONMENT
    settings.ENVIRONMENT = replace(there, keycloak_internal_url="http://127.0.0.1:9")
    assert housekeeping.remove_departed() == 1
    settings.ENVIRONMENT = there
    assert housekeeping.remove_departed() == 0
    assert _run("plan") == (0, {"changes": []})
    assert _there(keycloak, neighbour)


def test_who_has_the_slug_now_keeps_it(
    keycloak: RunningKeycloak, calls: Calls, gone: realms.TownIdentity, neighbour: realms.TownIdentity
) -> None:
    again = realms.DepartedTown(GONE, "chausen", successor=True)
    changes = list(realms.Towns(keycloak.deployment).remove(again))
    assert [(c.action, c.wanted.key) for c in changes] == [("delete", "programm-chausen-kasse")]
    assert _there(keycloak, replace(gone, api_clients=()))


def test_a_departed_town_that_still_exists_is_read_from_the_registry(keycloak: RunningKeycloak, site: Site) -> None:
    """The row says `ahausen` was deleted, but a town of that name is open: nothing of it may go."""
    with _departed("33333333-3333-4333-8333-333333333333", "ahausen"):
        assert _run("apply") == (0, {"changes": []})


def test_among_many_towns_no_request_is_made_for_a_departed_one(
    keycloak: RunningKeycloak, gone: realms.TownIdentity, neighbour: realms.TownIdentity
) -> None:
    counting = Counting(keycloak.deployment.url)
    try:
        many = realms.Towns(replace(keycloak.deployment, internal_url=counting.url), ONE_BY_ONE + 1)
        assert [c.wanted.key for c in many.plan_removal(realms.DepartedTown(GONE, "chausen"))][-1] == _ALL[-1][2]
        asked = len(counting.asked)
        for number in range(20):
            assert list(many.plan_removal(realms.DepartedTown(str(number), f"weg-{number}"))) == []
        assert len(counting.asked) == asked, counting.asked[asked:]
    finally:
        counting.close()
