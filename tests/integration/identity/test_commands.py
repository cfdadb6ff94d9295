"""`rathaus identity plan` and `apply` as they are called."""

import json
from dataclasses import replace
from typing import Any

import pytest
from tests.integration.identity.calls import Calls
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.site import Site
from typer.testing import CliRunner

from rathaus_platform.identity.models import OidcClient
from rathaus_platform.identity.realms.cli import app
from rathaus_tenants.context import in_town
from rathaus_tenants.registry import api as registry
from rathaus_tenants.values import TownRef

pytestmark = [pytest.mark.keycloak, pytest.mark.usefixtures("first_keys_again")]


@pytest.fixture(autouse=True)
def _addresses(site: Site, calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    """The towns' back-channel is where this run listens."""
    registry.forget()
    monkeypatch.setattr("rathaus_tenants.backchannel.backchannel_url", lambda town: f"{calls.url}/{town.slug}")


def _run(*arguments: str) -> tuple[int, Any]:
    result = CliRunner().invoke(app, [*arguments, "--json"])
    return result.exit_code, json.loads(result.stdout)


def _break(keycloak: RunningKeycloak) -> None:
    admin = keycloak.gateway().realm("buerger")
    client_id = admin.get_client_id("stadt-ahausen")
    admin.update_client(client_id, {**admin.get_client(client_id), "redirectUris": ["http://evil.example/"]})


def test_plan_says_what_differs_and_apply_mends_it(
    keycloak: RunningKeycloak, ahausen: TownRef, bestadt: TownRef
) -> None:
    assert _run("plan") == (0, {"changes": []})
    _break(keycloak)
    code, plan = _run("plan")
    assert code == 0
    assert plan["changes"] == [
        {
            "action": "update",
            "kind": "client",
            "realm": "buerger",
            "key": "stadt-ahausen",
            "differences": [
                {
                    "path": "redirectUris",
                    "found": ["http://evil.example/"],
                    "wanted": ["http://ahausen.localhost/anmelden/buerger/zurueck/"],
                }
            ],
        }
    ]
    assert _run("apply") == (0, plan)
    assert _run("plan") == (0, {"changes": []})


def test_apply_gives_new_keys_to_towns_that_have_lost_theirs(ahausen: TownRef, bestadt: TownRef) -> None:
    for town in (ahausen, bestadt):
        with in_town(town):
            OidcClient.objects.all().delete()
    assert _run("apply")[0] == 0
    sealed = []
    for town in (ahausen, bestadt):
        with in_town(town):
            rows = {row.realm: row for row in OidcClient.objects.all()}
            assert set(rows) == {"buerger", "verwaltung"}
            assert rows["buerger"].client_id == f"stadt-{town.slug}"
            assert rows["verwaltung"].organization == town.slug
            sealed.append(bytes(rows["buerger"].secret))
    assert sealed[0] != sealed[1]


def test_the_realms_too_with_an_administrator(keycloak: RunningKeycloak) -> None:
    admin = keycloak.gateway().realm("buerger")
    admin.update_realm("buerger", {"realm": "buerger", "bruteForceProtected": False})
    user, password = keycloak.admin
    arguments = ("--admin", user, "--admin-password", password)
    code, plan = _run("plan", *arguments)
    assert code == 0
    assert [(c["kind"], [d["path"] for d in c["differences"]]) for c in plan["changes"]] == [
        ("realm", ["bruteForceProtected"])
    ]
    assert _run("apply", *arguments) == (0, plan)
    result = CliRunner().invoke(app, ["plan", *arguments])
    assert (result.exit_code, result.stdout.strip()) == (0, "Keycloak ist auf dem Sollstand.")


def test_a_refusal_ends_with_one_and_a_reason(settings: Any) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, identity_secret="guessed")
    code, answer = _run("plan")
    assert (code, answer["error"]) == (1, "keycloak_nicht_erreichbar")
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, identity_secret="")
    code, answer = _run("plan")
    assert (code, answer["error"]) == (1, "anmeldung_gestoert")
    assert "RATHAUS_IDENTITY_SECRET" in answer["text"]
