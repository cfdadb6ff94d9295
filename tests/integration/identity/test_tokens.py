"""Tokens that do not prove themselves are refused: every check alone, against an issuer with real keys."""

import base64
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from joserfc.jwk import RSAKey
from tests.integration.identity.issuer import Issuer

from rathaus_platform.identity.errors import LogoutTokenRefused, SignInAway, SignInFailed
from rathaus_platform.identity.realms.credential import ClientSecret
from rathaus_platform.identity.relying_party import provider
from rathaus_platform.identity.relying_party.party import RelyingParty
from rathaus_platform.identity.relying_party.tokens import read_id_token, read_logout_token


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    provider.forget()
    server = Issuer()
    yield server
    server.close()
    provider.forget()


def _party(issuer: Issuer) -> RelyingParty:
    return RelyingParty("buerger", issuer.url, "stadt-ahausen", ClientSecret("secret"))


def _read(issuer: Issuer, token: str) -> Any:
    return read_id_token(_party(issuer), {"id_token": token}, "the-nonce")


def test_a_good_id_token_is_read(issuer: Issuer) -> None:
    assert _read(issuer, issuer.sign(issuer.id_claims()))["sub"] == "somebody"
    assert _read(issuer, issuer.sign(issuer.id_claims(aud=["stadt-ahausen"])))["sub"] == "somebody"


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "http://localhost/realms/buerger"},
        {"iss": None},
        {"aud": "stadt-bestadt", "azp": "stadt-bestadt"},
        {"aud": ["stadt-ahausen", "stadt-bestadt"]},
        {"aud": None},
        {"azp": "stadt-bestadt"},
        {"azp": None},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": int(time.time()) - 120},
        {"exp": None},
        {"iat": int(time.time()) + 3600},
        {"sub": None},
        {"sid": None},
        {"typ": "Logout"},
        {"typ": "Bearer"},
        {"nbf": int(time.time()) + 3600},
    ],
)
def test_an_id_token_with_one_thing_wrong_is_refused(issuer: Issuer, changed: dict[str, Any]) -> None:
    with pytest.raises(SignInFailed):
        _read(issuer, issuer.sign(issuer.id_claims(**changed)))


def test_foreign_and_weak_signatures_are_refused(issuer: Issuer) -> None:
    claims = issuer.id_claims()
    good = issuer.sign(claims)
    head, body, signature = good.split(".")
    forged = base64.urlsafe_b64encode(json.dumps({**claims, "sub": "victim"}).encode()).rstrip(b"=").decode()
    unsigned = base64.urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').rstrip(b"=").decode()
    tokens = [
        issuer.sign(claims, key=RSAKey.generate_key(2048, {"kid": "first"})),
        issuer.sign(claims, key=RSAKey.generate_key(2048, {"kid": "unknown"})),
        issuer.confused(claims),
        f"{head}.{forged}.{signature}",
        f"{unsigned}.{body}.",
        f"{head}.{body}.",
        "",
        "nothing",
    ]
    for token in tokens:
        with pytest.raises(SignInFailed):
            _read(issuer, token)


def test_the_access_token_must_be_the_one_that_came_along(issuer: Issuer) -> None:
    token = issuer.sign(issuer.id_claims(at_hash="AAAAAAAAAAAAAAAAAAAAAA"))
    with pytest.raises(SignInFailed):
        read_id_token(_party(issuer), {"id_token": token, "access_token": "another"}, "the-nonce")


def test_a_new_key_is_fetched_but_not_for_every_invented_one(issuer: Issuer, monkeypatch: pytest.MonkeyPatch) -> None:
    _read(issuer, issuer.sign(issuer.id_claims()))
    fresh = RSAKey.generate_key(2048, {"kid": "second"})
    issuer.published.append(fresh)
    with pytest.raises(SignInFailed):  # just fetched: wait a moment
        _read(issuer, issuer.sign(issuer.id_claims(), key=fresh))
    monkeypatch.setattr(provider, "KEYS_PAUSE", 0.0)
    assert _read(issuer, issuer.sign(issuer.id_claims(), key=fresh))["sub"] == "somebody"
    monkeypatch.setattr(provider, "KEYS_PAUSE", 30.0)
    before = len(issuer.asked)
    invented = RSAKey.generate_key(2048, {"kid": "invented"})
    for _ in range(20):
        with pytest.raises(SignInFailed):
            _read(issuer, issuer.sign(issuer.id_claims(), key=invented))
    assert len(issuer.asked) == before


def test_an_issuer_that_calls_itself_otherwise_is_not_trusted(issuer: Issuer) -> None:
    issuer.says_issuer = "http://127.0.0.1/realms/evil"
    with pytest.raises(SignInAway):
        _read(issuer, issuer.sign(issuer.id_claims()))


def _logout(issuer: Issuer, claims: dict[str, Any], **how: Any) -> Any:
    return read_logout_token(_party(issuer), issuer.sign(claims, **{"typ": "logout+jwt", **how}))


def test_a_good_logout_token_is_read(issuer: Issuer) -> None:
    assert _logout(issuer, issuer.logout_claims())["sid"] == "the-session"
    assert _logout(issuer, issuer.logout_claims(sid=None))["sub"] == "somebody"


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "http://localhost/realms/buerger"},
        {"aud": "stadt-bestadt"},
        {"aud": ["stadt-ahausen", "stadt-bestadt"]},
        {"aud": None},
        {"exp": int(time.time()) - 120},
        {"exp": None},
        {"iat": int(time.time()) - 600},
        {"iat": int(time.time()) + 600},
        {"iat": None},
        {"jti": None},
        {"jti": ""},
        {"events": None},
        {"events": {"http://schemas.openid.net/event/other": {}}},
        {"events": "http://schemas.openid.net/event/backchannel-logout"},
        {"nonce": "the-nonce"},
        {"sid": None, "sub": None},
    ],
)
def test_a_logout_token_with_one_thing_wrong_is_refused(issuer: Issuer, changed: dict[str, Any]) -> None:
    with pytest.raises(LogoutTokenRefused):
        _logout(issuer, issuer.logout_claims(**changed))


def test_a_logout_token_must_say_what_it_is(issuer: Issuer) -> None:
    with pytest.raises(LogoutTokenRefused):
        _logout(issuer, issuer.logout_claims(), typ="JWT")
    with pytest.raises(LogoutTokenRefused):
        read_logout_token(_party(issuer), issuer.confused(issuer.logout_claims(), typ="logout+jwt"))
