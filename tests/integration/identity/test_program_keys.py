"""Programs that prove themselves with keys at the real Keycloak: two together, the old one ends, in one town only."""

import json
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey
from tests.integration.identity.calls import Calls
from tests.integration.identity.conftest import RunningKeycloak, identity_of
from tests.integration.identity.site import Site
from typer.testing import CliRunner

from rathaus_platform import clock
from rathaus_platform.audit import api as audit
from rathaus_platform.errors import Invalid
from rathaus_platform.identity.actions.bring_town import as_kept
from rathaus_platform.identity.api_clients import api as clients
from rathaus_platform.identity.api_clients.models import ApiClient
from rathaus_platform.identity.realms import api as realms
from rathaus_platform.identity.realms.credential import ASSERTION, ClientKey
from rathaus_platform.identity.realms.values import VERWALTUNG
from rathaus_site.cli.api_clients import app
from rathaus_tenants import housekeeping
from rathaus_tenants.context import in_town
from rathaus_tenants.registry import api as registry
from rathaus_tenants.values import TownRef

pytestmark = [pytest.mark.keycloak, pytest.mark.usefixtures("first_keys_again")]


@pytest.fixture(autouse=True)
def _addresses(site: Site, calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    registry.forget()
    monkeypatch.setattr("rathaus_tenants.housekeeping.backchannel_url", lambda town: f"{calls.url}/{town.slug}")


@pytest.fixture
def name(keycloak: RunningKeycloak) -> Iterator[str]:
    chosen = f"verfahren-{uuid4().hex[:8]}"
    yield chosen
    admin = keycloak.gateway().realm(VERWALTUNG)
    for slug in ("ahausen", "bestadt"):
        if client := admin.get_client_id(f"programm-{slug}-{chosen}"):
            admin.delete_client(client)


def by_key(made: clients.Registered, key: ClientKey) -> httpx.Response:
    issuer = made.token_url.removesuffix("/protocol/openid-connect/token")
    proof = key.proof(made.program.client_id, issuer)
    return httpx.post(made.token_url, data={"grant_type": "client_credentials", **proof})


def by_secret(made: clients.Registered) -> httpx.Response:
    auth = (made.program.client_id, made.secret)
    return httpx.post(made.token_url, data={"grant_type": "client_credentials"}, auth=auth)


def ask(site: Site, town: TownRef, token: str) -> int:
    headers = {"Authorization": f"Bearer {token}"}
    answer = site.browser().client.post(
        f"http://{town.host}/graphql/", json={"query": "{ town { slug } }"}, headers=headers
    )
    return answer.status_code


def text_of(key: ClientKey) -> str:
    return json.dumps(key.public)


def test_old_and_new_are_taken_together_and_the_old_one_ends(
    site: Site, keycloak: RunningKeycloak, calls: Calls, ahausen: TownRef, bestadt: TownRef, name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    first, second = ClientKey.make(), ClientKey.make()
    with in_town(ahausen):
        made = clients.create(name, ["town:read"])
        token = by_secret(made).json()["access_token"]
        clients.take_key(name, text_of(first))
        assert by_secret(made).status_code in (400, 401), "one way to prove it, not two"
        assert ask(site, ahausen, token) == 200, "a token that is there goes on"
        clients.take_key(name, text_of(second))
        town = as_kept(identity_of("ahausen", calls))
    tokens = [by_key(made, key).json()["access_token"] for key in (first, second)]
    assert [ask(site, ahausen, one) for one in tokens] == [200, 200]
    assert [ask(site, bestadt, one) for one in tokens] == [401, 401]
    assert list(realms.plan_towns(keycloak.deployment, [town])) == []

    later = clock.now() + clients.OVERLAP + timedelta(seconds=1)
    with in_town(ahausen), monkeypatch.context() as patched:
        assert housekeeping.retire_keys() is False
        patched.setattr(clock, "now", lambda: later)
        patched.setattr("rathaus_platform.identity.api_clients.actions.now", lambda: later)
        assert housekeeping.retire_keys() is True
        assert housekeeping.retire_keys() is False
    assert by_key(made, first).status_code in (400, 401)
    assert by_key(made, second).status_code == 200
    with in_town(ahausen):
        (program,) = clients.programs()
        trail = [entry.action for entry in audit.history_of(("api_client", str(program.id)))]
    assert [key.jwk["kid"] for key in program.keys] == [second.public["kid"]]
    assert trail == ["api_client.created", "api_client.key_taken", "api_client.key_taken"]


def test_after_a_loss_old_keys_and_their_tokens_end_at_once(site: Site, ahausen: TownRef, name: str) -> None:
    lost, new = ClientKey.make(), ClientKey.make()
    with in_town(ahausen):
        made = clients.create(name, ["town:read"])
        clients.take_key(name, text_of(lost))
    token = by_key(made, lost).json()["access_token"]
    assert ask(site, ahausen, token) == 200
    time.sleep(1.1)  # tokens say when they were signed in whole seconds
    with in_town(ahausen):
        clients.take_key(name, text_of(new), overlap=timedelta(0))
    assert ask(site, ahausen, token) == 401
    assert by_key(made, lost).status_code in (400, 401)
    assert ask(site, ahausen, by_key(made, new).json()["access_token"]) == 200

    with in_town(ahausen):
        again = clients.rotate(name)
    assert by_key(made, new).status_code in (400, 401), "a secret again: no key proves it any more"
    assert by_secret(again).status_code == 200


def test_the_command_takes_pem_and_refuses_private_keys(
    site: Site, ahausen: TownRef, bestadt: TownRef, name: str, tmp_path: Path
) -> None:
    key = RSAKey.generate_key(2048)
    public, private = tmp_path / "public.pem", tmp_path / "private.pem"
    public.write_bytes(key.as_pem(private=False))
    private.write_bytes(key.as_pem(private=True))
    with in_town(ahausen):
        made = clients.create(name, ["town:read"])
    refused = _command("key", "ahausen", name, str(private))
    assert refused[1]["error"] == "ungueltig" and "privater" in refused[1]["text"]
    assert by_secret(made).status_code == 200
    assert _command("key", "bestadt", name, str(public))[1]["error"] == "programm_unbekannt"
    status, told = _command("key", "ahausen", name, str(public))
    assert (status, told["client_secret"], told["keys"]) == (0, None, [{"kid": key.thumbprint(), "until": None}])
    issuer = made.token_url.removesuffix("/protocol/openid-connect/token")
    claims = {"iss": told["client_id"], "sub": told["client_id"], "aud": issuer, "exp": int(time.time()) + 60}
    proof = jwt.encode({"alg": "RS256", "kid": key.thumbprint()}, {**claims, "jti": uuid4().hex}, key)
    form = {"client_id": told["client_id"], "client_assertion_type": ASSERTION, "client_assertion": proof}
    assert httpx.post(made.token_url, data={"grant_type": "client_credentials", **form}).status_code == 200


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kein Schlüssel",
        "{}",
        '{"kty": "oct", "k": "c2VjcmV0"}',
        "{" * 20_000,
        pytest.param(json.dumps(RSAKey.generate_key(1024).as_dict(private=False)), id="short"),
        pytest.param(json.dumps(ECKey.generate_key("secp256k1").as_dict(private=False)), id="curve"),
    ],
)
def test_what_is_no_public_key_changes_nothing(site: Site, ahausen: TownRef, name: str, text: str) -> None:
    with in_town(ahausen):
        ApiClient.objects.create(
            name=name, client_id=f"programm-ahausen-{name}", scopes=["town:read"], valid_from=clock.now(),
            **vars(clients.Quota()),
        )  # fmt: skip
        with pytest.raises(Invalid):
            clients.take_key(name, text)
        assert ApiClient.objects.get(name=name).keys == []


def _command(*arguments: str) -> tuple[int, Any]:
    done = CliRunner().invoke(app, [*arguments, "--json"])
    return done.exit_code, json.loads(done.stdout)
