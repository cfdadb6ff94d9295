"""A town's own directory (Entra ID, AD FS, another Keycloak): what has to be known to let its people in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_platform.identity.roles import FROM_TOKEN

OIDC: Final = "oidc"
SAML: Final = "saml"
ROLES: Final = tuple(FROM_TOKEN)  # what a group may give; never an operator's
_DOMAIN: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_OFFICE_KEY: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_NEEDED: Final = {
    OIDC: ("issuer", "client_id", "authorization_url", "token_url", "keys_url"),
    SAML: ("issuer", "sso_url", "certificates"),
}


@dataclass(frozen=True)
class Directory:
    """One directory. `issuer` is OpenID Connect's issuer or SAML's entity id; addresses come from its metadata.

    `groups` says which of the directory's groups give which role (Keycloak's names, `ROLES`), `offices` which give
    the work of which office (the office's key). The secret is OpenID Connect's; SAML has certificates instead.
    """

    kind: str
    issuer: str
    domains: tuple[str, ...]  # of the mail addresses; Keycloak finds the directory by them
    client_id: str = ""
    secret: str = field(default="", repr=False)
    authorization_url: str = ""
    token_url: str = ""
    keys_url: str = ""
    logout_url: str = ""
    sso_url: str = ""
    certificates: tuple[str, ...] = ()  # base64 without armour
    group_attribute: str = "groups"
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    offices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    enabled: bool = True

    def as_json(self) -> dict[str, Any]:
        """Everything but the secret, as the town keeps it."""
        return {one.name: _plain(getattr(self, one.name)) for one in fields(self) if one.name != "secret"}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any], secret: str) -> "Directory":
        """Back from what `as_json` made."""
        values = dict(kept)
        for name in ("domains", "certificates"):
            values[name] = tuple(values.get(name, ()))
        for name in ("groups", "offices"):
            values[name] = {key: tuple(names) for key, names in values.get(name, {}).items()}
        return cls(**values, secret=secret)


def check(directory: Directory) -> None:
    """Raises Invalid with everything that is missing or not allowed."""
    problems = [*_addresses(directory), *_mapping(directory)]
    if problems:
        raise Invalid(problems=[FieldProblem(name, text) for name, text in problems])


def _addresses(directory: Directory) -> list[tuple[str, str]]:
    if directory.kind not in _NEEDED:
        return [("kind", "Ein Verzeichnis spricht oidc oder saml.")]
    missing = [name for name in _NEEDED[directory.kind] if not getattr(directory, name)]
    found = [(name, f"Es fehlt: {name}.") for name in missing]
    if directory.kind == OIDC and not directory.secret:
        found.append(("secret", "Es fehlt das Geheimnis des Clients."))
    if not directory.domains:
        found.append(("domains", "Nennen Sie mindestens eine Domain der E-Mail-Adressen."))
    found += [("domains", f"Das ist keine Domain: {d}") for d in directory.domains if not _DOMAIN.fullmatch(d)]
    return found


def _mapping(directory: Directory) -> list[tuple[str, str]]:
    found = []
    if not any(directory.groups.values()):
        found.append(("groups", "Ohne eine Gruppe mit einer Aufgabe käme niemand herein."))
    unknown = sorted(directory.groups.keys() - set(ROLES))
    found += [("groups", f"Diese Aufgabe gibt es nicht: {role}. Es gibt {', '.join(ROLES)}.") for role in unknown]
    wrong = [key for key in directory.offices if not _OFFICE_KEY.fullmatch(key)]
    found += [("offices", f"Das ist kein Schlüssel eines Amtes: {key}") for key in wrong]
    names = [name for groups in (*directory.groups.values(), *directory.offices.values()) for name in groups]
    if any(not name.strip() or "##" in name for name in names):
        found.append(("groups", "Ein Gruppenname ist leer oder enthält ##."))
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: list(names) for key, names in value.items()}
    return list(value) if isinstance(value, tuple) else value
