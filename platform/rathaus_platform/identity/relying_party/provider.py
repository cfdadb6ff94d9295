"""What an issuer publishes: addresses and keys.

Public, the same for all towns, so it is cached per process.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from django.conf import settings
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from rathaus_platform.identity.errors import SignInAway

TIMEOUT = 2.0  # seconds; somebody waits for every call
METADATA_AGE = 600.0  # seconds a cached description is good for
KEYS_AGE = 600.0  # seconds after which keys are fetched anew: one that was withdrawn must not hold here for ever
KEYS_MOST_AGE = 3600.0  # seconds they hold at most while the issuer is away
KEYS_PAUSE = 30.0  # seconds between two fetches of keys: an invented key id must not let anybody load Keycloak


@dataclass(frozen=True)
class Provider:
    """An issuer's endpoints. Those we call ourselves are already turned to the internal address."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    end_session_endpoint: str
    jwks_uri: str
    names_itself: bool  # says `iss` in the answer (RFC 9207)


_metadata: dict[str, tuple[float, Provider]] = {}
_keys: dict[str, tuple[float, KeySet]] = {}
_asked: dict[str, float] = {}  # when keys were last asked for, in vain or not


def provider(issuer: str, *, max_age: float = METADATA_AGE) -> Provider:
    """The issuer's description, at most `max_age` seconds old. Raises SignInAway when it cannot be had."""
    kept = _metadata.get(issuer)
    if kept is not None and time.monotonic() - kept[0] <= max_age:
        return kept[1]
    described = _described(issuer, _get(f"{reach(issuer)}/.well-known/openid-configuration"))
    _metadata[issuer] = (time.monotonic(), described)
    return described


def keys(issuer: str, *, renew: bool = False) -> KeySet:
    """The issuer's signing keys; `renew` after an unknown key id. Raises SignInAway."""
    kept, now = _keys.get(issuer), time.monotonic()
    if kept is None:
        return _fetch_keys(issuer)
    rests = now - _asked.get(issuer, kept[0]) < KEYS_PAUSE
    if now - kept[0] < KEYS_MOST_AGE and (rests or not (renew or now - kept[0] > KEYS_AGE)):
        return kept[1]
    try:
        return _fetch_keys(issuer)
    except SignInAway:
        if now - kept[0] < KEYS_MOST_AGE:
            return kept[1]
        raise


def _fetch_keys(issuer: str) -> KeySet:
    _asked[issuer] = time.monotonic()
    try:
        key_set = KeySet.import_key_set(_get(provider(issuer).jwks_uri))  # type: ignore[arg-type]
    except (JoseError, ValueError) as problem:
        raise SignInAway from problem
    _keys[issuer] = (time.monotonic(), key_set)
    return key_set


def forget() -> None:
    """Drop everything cached."""
    _metadata.clear()
    _keys.clear()
    _asked.clear()


def reach(url: str) -> str:
    """The address under which we reach what browsers call `url`. Only our own Keycloak has two."""
    public, internal = settings.ENVIRONMENT.keycloak_url, settings.ENVIRONMENT.keycloak_internal_url
    if url == public or url.startswith(f"{public}/"):
        return f"{internal}{url.removeprefix(public)}"
    return url


def _described(issuer: str, document: Mapping[str, Any]) -> Provider:
    if document.get("issuer") != issuer:
        raise SignInAway
    try:
        return Provider(
            issuer=issuer,
            authorization_endpoint=document["authorization_endpoint"],
            token_endpoint=reach(document["token_endpoint"]),
            end_session_endpoint=document["end_session_endpoint"],
            jwks_uri=reach(document["jwks_uri"]),
            names_itself=document.get("authorization_response_iss_parameter_supported") is True,
        )
    except KeyError as problem:
        raise SignInAway from problem


def _get(url: str) -> Mapping[str, Any]:
    try:
        answer = httpx.get(url, timeout=TIMEOUT, trust_env=False)
        answer.raise_for_status()
        document = answer.json()
    except (httpx.HTTPError, ValueError) as problem:
        raise SignInAway from problem
    if not isinstance(document, dict):
        raise SignInAway
    return document
