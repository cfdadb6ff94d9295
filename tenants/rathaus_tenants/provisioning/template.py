"""The versioned template: a migrated, furnished schema of no town, kept as SQL with a placeholder for its name."""

import hashlib
import re
import uuid
from typing import Final

from django.db import transaction
from psycopg import sql

from rathaus_tenants.backend.switch import SCHEMA as SCHEMA_NAME
from rathaus_tenants.binding import in_schema
from rathaus_tenants.errors import TownRefused
from rathaus_tenants.owner import Owner
from rathaus_tenants.provisioning import furnishing
from rathaus_tenants.provisioning.programs import run_program

SCHEMA: Final = "town_template"
PLACEHOLDER: Final = "@town@"
# What pg_dump sets for a whole session we set for the one transaction; names in the text are qualified.
PREAMBLE: Final = "SET LOCAL check_function_bodies = false; SET LOCAL search_path = '';\n"
_UUID: Final = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")

# The names of all migrations a schema has had, hashed: equal exactly where the structure is.
FINGERPRINT: Final = """
SELECT encode(sha256(convert_to(coalesce(
         string_agg(app || '.' || name, ',' ORDER BY app COLLATE "C", name COLLATE "C"), ''), 'UTF8')), 'hex')
  FROM {schema}.django_migrations
"""


def fingerprint(owner: Owner, schema: str) -> str:
    """The fingerprint of a schema that has a table of migrations."""
    row = owner.execute(sql.SQL(FINGERPRINT).format(schema=sql.Identifier(schema))).fetchone()
    return str(row[0]) if row else ""


def refresh_template(owner: Owner) -> str:
    """Furnishes the template and writes its SQL if tables or furniture have changed; returns its fingerprint.

    Needs the owner's database (`owner_database`) outside a transaction: pg_dump must see the rows.
    """
    mark = fingerprint(owner, SCHEMA)
    whole = hashlib.sha256(f"{mark} {furnishing.version()}".encode()).hexdigest()
    known = owner.execute("UPDATE public.registry_towntemplate SET created_at = now() WHERE fingerprint = %s", [whole])
    if known.rowcount == 0:
        with in_schema(SCHEMA), transaction.atomic():
            furnishing.furnish()
        owner.execute(
            "INSERT INTO public.registry_towntemplate (fingerprint, sql, created_at) VALUES (%s, %s, now())",
            [whole, dump(owner)],
        )
        owner.execute(
            "DELETE FROM public.registry_towntemplate WHERE id NOT IN"
            " (SELECT id FROM public.registry_towntemplate ORDER BY created_at DESC LIMIT 3)"  # for a way back
        )
    return mark


def dump(owner: Owner) -> str:
    """The template schema as SQL that can be sent in one message, rows included, owners and rights left out."""
    done = run_program(owner, "pg_dump", f"--schema={SCHEMA}", "--no-owner", "--no-privileges", "--rows-per-insert=500")
    text = done.stdout[done.stdout.index("CREATE SCHEMA") :]
    text = re.sub(r"^\\(un)?restrict \w+$", "", text, flags=re.MULTILINE)  # for psql alone
    return PREAMBLE + re.sub(rf"\b{SCHEMA}\b", PLACEHOLDER, text)


def replay(owner: Owner, schema: str, town_id: uuid.UUID) -> str:
    """Makes the town's schema from the newest template, in the caller's transaction; returns the template's mark.

    Keys that are unique in the world are the town's own: each UUID of the template becomes one that follows from
    it and the town's id, wherever it stands. Raises TownRefused when there is no template yet.
    """
    if not SCHEMA_NAME.match(schema):
        raise TownRefused(schema)
    row = owner.execute(
        "SELECT fingerprint, sql FROM public.registry_towntemplate ORDER BY created_at DESC LIMIT 1"
    ).fetchone()
    if row is None:
        raise TownRefused("Es gibt noch keine Vorlage: zuerst `rathaus migrate`.")
    own = _UUID.sub(lambda found: str(uuid.uuid5(town_id, found[0])), row[1])
    owner.execute(own.replace(PLACEHOLDER, schema).encode())
    owner.execute("SET LOCAL search_path = public")
    return str(row[0])
