"""Working as the migrating role: makes schemas, roles and rows of the registry. Never inside a request or a task."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from psycopg.conninfo import conninfo_to_dict

from rathaus_tenants.backend.base import DatabaseWrapper

# Rather give up and come again than stand in front of a town's traffic.
LOCK_TIMEOUT = "-c lock_timeout=5000"


@contextmanager
def owner_database() -> Iterator[None]:
    """Inside the block this thread's default connection is another one, logged in as the owner.

    It is in no transaction of the caller, and has no statement_timeout. Blocks may be nested.
    """
    plain: Any = connections["default"]
    if "RATHAUS_OWNER" in plain.settings_dict:
        yield
        return
    own = DatabaseWrapper(_settings(plain.settings_dict), "default")
    connections["default"] = own
    try:
        yield
    finally:
        own.close()
        connections["default"] = plain


Owner = psycopg.Connection[tuple[Any, ...]]


def owner_connection(autocommit: bool = False) -> Owner:
    """A bare psycopg connection of the owner to the database in use; to be closed by the caller."""
    database: dict[str, Any] = connections["default"].settings_dict
    return psycopg.connect(
        _url(), dbname=database["NAME"], options=LOCK_TIMEOUT, connect_timeout=5, autocommit=autocommit
    )


def login_role() -> str:
    """The role web tier and workers log in with."""
    return str(conninfo_to_dict(settings.ENVIRONMENT.database_url)["user"])


def _url() -> str:
    url: str = settings.ENVIRONMENT.owner_database_url
    if not url:
        raise ImproperlyConfigured("RATHAUS_OWNER_DATABASE_URL is missing: this needs the migrating role")
    return url


def _settings(plain: dict[str, Any]) -> dict[str, Any]:
    """The plain connection's settings with the owner's way in. The database is the plain one's: tests clone it."""
    parts = conninfo_to_dict(_url())
    return {
        **plain,
        "USER": parts.get("user", ""),
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": str(parts.get("port", "")),
        "OPTIONS": {"connect_timeout": 5, "options": LOCK_TIMEOUT},
        "RATHAUS_OWNER": True,
    }
