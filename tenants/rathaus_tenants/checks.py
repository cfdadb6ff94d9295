"""System checks: what would let one town see another must not start at all."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.utils.module_loading import import_string

from rathaus_tenants.keys import make_key

KEY_FUNCTION = "rathaus_tenants.keys.make_key"


@register(Tags.caches)
def caches_know_towns(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Every cache puts the town into its keys (rathaus.E001)."""
    return [
        Error(
            f"The cache {alias!r} does not put the town into its keys.",
            hint=f"Set KEY_FUNCTION to {KEY_FUNCTION}.",
            id="rathaus.E001",
        )
        for alias, options in settings.CACHES.items()
        if _function(options.get("KEY_FUNCTION")) is not make_key
    ]


@register(Tags.models)
def content_types_are_shared(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """contenttypes lies in the shared schema only: its cache is one dictionary per process (rathaus.E002)."""
    name = "django.contrib.contenttypes"
    if name in settings.SHARED_APPS and name not in settings.TENANT_APPS:
        return []
    return [Error(f"{name} must be in SHARED_APPS and in nothing else.", id="rathaus.E002")]


@register(Tags.models)
def sessions_are_the_towns(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Sessions lie in the town's schema: a signed cookie of one town would open another (rathaus.E003)."""
    if settings.SESSION_ENGINE == "django.contrib.sessions.backends.db":
        return []
    return [Error("Sessions must be kept in the town's schema.", id="rathaus.E003")]


@register(Tags.database)
def login_role_is_weak(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """The login role inherits nothing and is no superuser; run with `check --database default` (rathaus.E004)."""
    found: list[CheckMessage] = []
    for alias in databases or ():
        connection: Any = connections[alias]
        if connection.owner:
            continue
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rolsuper, rolbypassrls, rolinherit, rolcreaterole, rolcreatedb"
                " FROM pg_roles WHERE rolname = session_user"
            )
            rights = cursor.fetchone()
        if rights is None or any(rights):
            found.append(
                Error(
                    f"The login role of {alias!r} may more than put on a town's role.",
                    hint="ALTER ROLE … NOSUPERUSER NOBYPASSRLS NOINHERIT NOCREATEROLE NOCREATEDB",
                    id="rathaus.E004",
                )
            )
    return found


def _function(value: Any) -> Any:
    return import_string(value) if isinstance(value, str) else value
