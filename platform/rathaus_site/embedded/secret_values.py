"""Secrets of the embedded stack: drawn once, kept in the state's environment file, never changed again."""

import base64
import secrets
from collections.abc import Callable, Mapping


def _password() -> str:
    return secrets.token_urlsafe(24)  # safe inside a URL


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


SECRETS: dict[str, Callable[[], str]] = {
    "RATHAUS_SECRET_KEY": lambda: secrets.token_urlsafe(48),
    "RATHAUS_MASTER_KEY": _key,
    "RATHAUS_IDENTITY_SECRET": _password,
    "RATHAUS_PASSWORD_POSTGRES": _password,
    "RATHAUS_PASSWORD_OWNER": _password,
    "RATHAUS_PASSWORD_APP": _password,
    "RATHAUS_PASSWORD_KEYCLOAK_DATABASE": _password,
    "RATHAUS_PASSWORD_KEYCLOAK_ADMIN": _password,
    "RATHAUS_PASSWORD_VALKEY": _password,
}


def complete(given: Mapping[str, str]) -> dict[str, str]:
    """All secrets: those given stay, missing ones are drawn."""
    return {name: given.get(name) or draw() for name, draw in SECRETS.items()}
