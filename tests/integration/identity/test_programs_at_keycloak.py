"""Programs with the real Keycloak: registered, given a token, counted, rotated, revoked; drift is found and mended."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest
from tests.integration.identity.conftest import RunningKeycloak, identity_of
from tests.integration.identity.site import Site
from typer.testing import CliRunner

from rathaus_platform.audit import api as audit
from rathaus_platform.identity.actions.bring_town import as_kept
from rathaus_platform.identity.api_clients import api as clients
from rathaus_platform.identity.realms import api as realms
from rathaus_platform.identity.realms.values import VERWALTUNG
from rathaus_platform.identity.relying_party import provider
from rathaus_site.cli.api_clients import app
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak
SCOPES = ["town:read", "services:read", "cases:submit"]


@pytest.fixture
def name(keycloak: RunningKeycloak) -> Iterator[str]:
    """A name that no other test uses; what Keycloak keeps of it goes again."""
    chosen = f"verfahren-{uuid4().hex[:8]}"
    yield chosen
    admin = keycloak.gateway().realm(VERWALTUNG)
    for slug in ("ahausen", "bestadt"):
        if client := admin.get_client_id(f"programm-{slug}-{chosen}"):
            admin.delete_client(client)


def fetched(made: clients.Registered, **sent: str) -> httpx.Response:
    """Keycloak's answer to the program."""
    form = {"grant_type": "client_credentials", **sent}
    return httpx.post(made.token_url, data=form, auth=(made.program.client_id, made.secret))


def ask(site: Site, town: TownRef, token: str, query: str = "{ town { slug } }") -> httpx.Response:
    return site.browser().client.post(
        f"http://{town.host}/graphql/", json={"query": query}, headers={"Authorization": f"Bearer {token}"}
    )


def command(*arguments: str) -> tuple[int, Any]:
    done = CliRunner().invoke(app, [*arguments, "--json"])
    return done.exit_code, json.loads(done.stdout)


def test_a_program_lives_and_dies(site: Site, ahausen: TownRef, bestadt: TownRef, name: str) -> None:
    with in_town(ahausen):
        made = clients.create(name, SCOPES)
        with pytest.raises(clients.NameTaken):
            clients.create(name, SCOPES)
    token = fetched(made).json()["access_token"]

    assert made.secret not in repr(made)
    assert ask(site, ahausen, token).json()["data"]["town"]["slug"] == "ahausen"
    assert ask(site, bestadt, token).status_code == 401
    assert ask(site, ahausen, token, "{ news { edges { cursor } } }").status_code == 403

    with in_town(ahausen):
        again = clients.rotate(name)
    assert fetched(made).status_code == 401
    renewed = fetched(again).json()["access_token"]
    assert ask(site, ahausen, renewed).status_code == 200

    with in_town(ahausen):
        clients.revoke(name)
        with pytest.raises(clients.UnknownProgram):
            clients.revoke(name)
        with pytest.raises(clients.UnknownProgram):
            clients.rotate(name)
        (program,) = clients.programs()
        trail = [entry.action for entry in audit.history_of(("api_client", str(program.id)))]
    assert ask(site, ahausen, renewed).status_code == 401
    assert fetched(again).status_code == 401, "disabled at Keycloak too"
    assert trail == ["api_client.created", "api_client.rotated", "api_client.revoked"]
    with in_town(bestadt):
        assert clients.programs() == []


def test_a_token_says_no_more_than_it_must(site: Site, ahausen: TownRef, name: str) -> None:
    with in_town(ahausen):
        made = clients.create(name, SCOPES)
    more = fetched(made, scope="profile email roles organization:ahausen news:read")
    answer = fetched(made).json()
    claims = json.loads(_payload(answer["access_token"]))

    assert (more.status_code, more.json()["error"]) == (400, "invalid_scope")
    assert "refresh_token" not in answer and 290 <= answer["expires_in"] <= 300
    assert (claims["aud"], claims["rathaus_town"]) == ("rathaus-api", str(ahausen.id))
    assert set(SCOPES) <= set(claims["scope"].split())
    assert (
        not {"realm_access", "resource_access", "email", "preferred_username", "organization", "rollen"} & claims.keys()
    )


def test_no_token_of_a_person_is_a_programs(site: Site, keycloak: RunningKeycloak, ahausen: TownRef, name: str) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "leitung.ahausen", realm="verwaltung")
    session = site.session(browser, ahausen)
    assert session is not None
    with in_town(ahausen):
        clients.create(name, SCOPES)
    user, password = keycloak.admin
    form = {"grant_type": "password", "client_id": "admin-cli", "username": user, "password": password}
    master = httpx.post(f"{keycloak.deployment.url}/realms/master/protocol/openid-connect/token", data=form)
    tokens = [session.id_token, master.json()["access_token"]]

    assert [ask(site, ahausen, token).status_code for token in tokens] == [401, 401]


def test_drift_is_found_and_mended_and_a_revoked_one_stays_off(
    site: Site, keycloak: RunningKeycloak, calls: Any, ahausen: TownRef, name: str
) -> None:
    with in_town(ahausen):
        made = clients.create(name, SCOPES)
        clients.revoke(name)
        town = as_kept(identity_of("ahausen", calls))
    admin = keycloak.gateway().realm(VERWALTUNG)
    client = admin.get_client(admin.get_client_id(made.program.client_id) or "")
    admin.update_client(client["id"], {**client, "enabled": True})

    planned = [c for c in realms.plan_towns(keycloak.deployment, [town]) if c.wanted.key == made.program.client_id]
    for _change in realms.apply_towns(keycloak.deployment, [town]):
        pass

    assert [[one.path for one in change.differences] for change in planned] == [["enabled"]]
    assert fetched(made).status_code == 401


def test_keycloak_away_makes_no_half_program_and_revokes_all_the_same(
    site: Site, ahausen: TownRef, name: str, settings: Any
) -> None:
    with in_town(ahausen):
        made = clients.create(name, SCOPES)
        token = fetched(made).json()["access_token"]
        assert ask(site, ahausen, token).status_code == 200
        there = settings.ENVIRONMENT
        settings.ENVIRONMENT = type(there)(**{**vars(there), "keycloak_internal_url": "http://127.0.0.1:9"})
        with pytest.raises(realms.KeycloakUnreachable):
            clients.create(f"{name}-b", SCOPES)
        clients.revoke(name)
        settings.ENVIRONMENT = there
        assert [one.name for one in clients.programs()] == [name]
    assert ask(site, ahausen, token).status_code == 401
    provider.forget()


def test_the_command_tells_the_secret_once(site: Site, ahausen: TownRef, bestadt: TownRef, name: str) -> None:
    status, made = command("create", "ahausen", name, "--scope", "town:read", "--requests-per-minute", "5")
    listed, rotated = command("list", "ahausen"), command("rotate", "ahausen", name)

    assert (status, rotated[0]) == (0, 0)
    assert made["client_secret"] and rotated[1]["client_secret"] != made["client_secret"]
    assert made["quota"]["requests_per_minute"] == 5 and made["token_url"].endswith("/token")
    assert [one["name"] for one in listed[1]["clients"]] == [name] and made["client_secret"] not in json.dumps(listed)
    assert command("list", "bestadt") == (0, {"clients": []})
    assert command("revoke", "bestadt", name)[1]["error"] == "programm_unbekannt"
    assert command("revoke", "ahausen", name) == (0, {"revoked": name})
    assert command("create", "ahausen", "X", "--scope", "alles")[1]["error"] == "ungueltig"
    assert command("list", "gibt-es-nicht")[1]["error"] == "rathaus_unbekannt"


def _payload(token: str) -> bytes:
    from base64 import urlsafe_b64decode

    body = token.split(".")[1]
    return urlsafe_b64decode(body + "=" * (-len(body) % 4))
