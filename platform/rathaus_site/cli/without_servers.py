"""Settings for commands that read files only: complete, but no server answers at these addresses."""

from typing import Final

SETTINGS: Final = {
    "RATHAUS_SECRET_KEY": "types",
    "RATHAUS_MASTER_KEY": "A" * 43 + "=",
    "RATHAUS_DATABASE_URL": "postgresql://types@127.0.0.1/types",
    "RATHAUS_BROKER_URL": "redis://127.0.0.1",
    "RATHAUS_CACHE_URL": "redis://127.0.0.1",
    "RATHAUS_KEYCLOAK_URL": "http://127.0.0.1",
    "RATHAUS_SMTP_URL": "smtp://127.0.0.1",
    "RATHAUS_MEDIA_ROOT": "media",
}

COMMANDS: Final = frozenset({"list", "check", "new", "import-fim", "export-fim", "docs", "stamp"})
"""Those of `rathaus services`: whoever writes a service needs no running stack."""
