"""The one place where the environment is read: typed values, every missing or wrong one reported at once."""

import base64
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from rathaus_site.object_store import ObjectStore
from rathaus_site.object_store import parse as object_store

T = TypeVar("T")


class EnvironmentProblem(SystemExit):
    """Some values are missing or wrong; the text names all of them, so one start is enough to mend them."""


@dataclass(frozen=True)
class Environment:
    """Everything Rathaus takes from outside. URLs may carry user and password, percent-encoded."""

    secret_key: str
    master_key: bytes  # 32 bytes; wraps every town's key
    database_url: str  # the login role: owns nothing
    owner_database_url: str  # the migrating role; only `rathaus migrate` and `rathaus town` use it
    database_role: str  # "app" or "owner": which of the two this process uses
    broker_url: str
    cache_url: str
    keycloak_url: str  # as browsers see it; also the issuer's base
    keycloak_internal_url: str  # as the web tier reaches it
    bundid_metadata: str  # file or address of BundID's SAML metadata; empty = the stand-in plays BundID
    business_account: str  # Mein Unternehmenskonto: off, stand-in, stage or real
    business_certificates: str  # file (PEM) with the certificates its operator gave; for stage and real
    local_accounts: bool  # citizens may register here and sign in by password, at `basis` at most
    identity_secret: str  # of the least-privilege service accounts in Keycloak; empty = towns without sign-in
    smtp_url: str
    base_domain: str  # towns live at <slug>.<base_domain>
    base_port: int | None  # only where it is not the scheme's own
    scheme: str
    media_root: Path
    object_store: ObjectStore | None  # where files lie; None = in media_root
    demo: bool  # demonstration towns: a banner says so on every page
    trusted_proxies: int  # how many proxies in front add to X-Forwarded-For; 0 = the header is ignored
    most_begun: int  # applications an hour that one address, or one account, may begin in a town
    most_files: int  # files an hour, the same
    visit_minutes: int  # how long an operator may look into a town's desk at most
    clamd_url: str  # tcp://host:port or unix:///path of clamd; empty = uploads are not scanned and say so
    timezone: str
    log_level: str


class _Reader:
    def __init__(self, source: Mapping[str, str]) -> None:
        self.source = source
        self.problems: list[str] = []

    def value(self, name: str, parse: Callable[[str], T], default: T | None = None) -> Any:
        raw = self.source.get(name, "")
        if not raw:
            if default is None:
                self.problems.append(f"{name} is missing")
            return default
        try:
            return parse(raw)
        except ValueError as problem:
            self.problems.append(f"{name}: {problem}")
            return default


def _url(*schemes: str) -> Callable[[str], str]:
    def parse(raw: str) -> str:
        if urlsplit(raw).scheme not in schemes:
            raise ValueError(f"must start with one of {', '.join(s + '://' for s in schemes)}")
        return raw.rstrip("/")

    return parse


def _one_of(*allowed: str) -> Callable[[str], str]:
    def parse(raw: str) -> str:
        if raw not in allowed:
            raise ValueError(f"must be one of {', '.join(allowed)}")
        return raw

    return parse


def _switch(raw: str) -> bool:
    return _one_of("on", "off")(raw) == "on"


def _key(raw: str) -> bytes:
    key = base64.b64decode(raw, validate=True)
    if len(key) != 32:
        raise ValueError("must be 32 bytes in base64")
    return key


def _port(raw: str) -> int:
    port = int(raw)
    if not 0 < port < 65536:
        raise ValueError("must be a port between 1 and 65535")
    return port


def _minutes(raw: str) -> int:
    minutes = int(raw)
    if not 5 <= minutes <= 240:
        raise ValueError("must be 5 to 240 minutes")
    return minutes


def read(source: Mapping[str, str] = os.environ) -> Environment:
    """The environment as typed values. Raises EnvironmentProblem naming all that is missing or wrong."""
    reader = _Reader(source)
    read = reader.value
    keycloak = read("RATHAUS_KEYCLOAK_URL", _url("http", "https"))
    environment = Environment(
        secret_key=read("RATHAUS_SECRET_KEY", str),
        master_key=read("RATHAUS_MASTER_KEY", _key),
        database_url=read("RATHAUS_DATABASE_URL", _url("postgresql", "postgres")),
        owner_database_url=read("RATHAUS_OWNER_DATABASE_URL", _url("postgresql", "postgres"), ""),
        database_role=read("RATHAUS_DATABASE_ROLE", _one_of("app", "owner"), "app"),
        broker_url=read("RATHAUS_BROKER_URL", _url("redis", "rediss", "redis+socket", "amqp", "amqps")),
        cache_url=read("RATHAUS_CACHE_URL", _url("redis", "rediss", "unix")),
        keycloak_url=keycloak,
        keycloak_internal_url=read("RATHAUS_KEYCLOAK_INTERNAL_URL", _url("http", "https"), keycloak),
        bundid_metadata=read("RATHAUS_BUNDID_METADATA", str, ""),
        business_account=read("RATHAUS_BUSINESS_ACCOUNT", _one_of("off", "stand-in", "stage", "real"), "off"),
        business_certificates=read("RATHAUS_BUSINESS_CERTIFICATES", str, ""),
        local_accounts=read("RATHAUS_LOCAL_ACCOUNTS", _switch, False),
        identity_secret=read("RATHAUS_IDENTITY_SECRET", str, ""),
        smtp_url=read("RATHAUS_SMTP_URL", _url("smtp", "smtps")),
        base_domain=read("RATHAUS_BASE_DOMAIN", str, "localhost"),
        base_port=read("RATHAUS_BASE_PORT", _port) if source.get("RATHAUS_BASE_PORT") else None,
        scheme=read("RATHAUS_SCHEME", _one_of("http", "https"), "https"),
        media_root=read("RATHAUS_MEDIA_ROOT", Path),
        object_store=read("RATHAUS_OBJECT_STORE_URL", object_store) if source.get("RATHAUS_OBJECT_STORE_URL") else None,
        demo=read("RATHAUS_DEMO", lambda raw: raw == "1", False),
        trusted_proxies=read("RATHAUS_TRUSTED_PROXIES", int, 0),
        most_begun=read("RATHAUS_MOST_BEGUN_PER_HOUR", int, 60),
        most_files=read("RATHAUS_MOST_FILES_PER_HOUR", int, 300),
        visit_minutes=read("RATHAUS_VISIT_MINUTES", _minutes, 60),
        clamd_url=read("RATHAUS_CLAMD_URL", _url("tcp", "unix"), ""),
        timezone=read("RATHAUS_TIMEZONE", str, "Europe/Berlin"),
        log_level=read("RATHAUS_LOG_LEVEL", _one_of("DEBUG", "INFO", "WARNING", "ERROR"), "INFO"),
    )
    if reader.problems:
        lines = "\n".join(f"  - {problem}" for problem in reader.problems)
        raise EnvironmentProblem(f"The environment is not complete:\n{lines}")
    return environment


def database(url: str) -> dict[str, Any]:
    """Django's settings for a PostgreSQL URL. A host that begins with / (or ?host=) is a unix socket folder."""
    parts = urlsplit(url)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "rathaus_tenants.backend",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or query.get("port", "")),
    }
