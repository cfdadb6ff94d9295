"""The SQL of a switch. Names are checked here, once each, before they become part of a statement."""

import re
from functools import lru_cache

from rathaus_tenants.errors import SwitchRefused

SCHEMA = re.compile(r"[a-z][a-z0-9_]{1,62}\Z")


@lru_cache(maxsize=4096)
def statement(schema: str | None, owner: bool) -> str:
    """Role and search path in one message to the server: both take effect or neither does.

    Without a schema the login role takes off what it wore and sees the shared schema only. The owner (of
    migrations) wears no town's role, it only looks elsewhere.
    """
    if schema is None:
        return "SET ROLE NONE; SET search_path = public"
    if not SCHEMA.match(schema):
        raise SwitchRefused(f"{schema!r} is no name of a town's schema")
    if owner:
        return f'SET search_path = "{schema}", public'
    return f'SET ROLE "{schema}"; SET search_path = "{schema}", public'
