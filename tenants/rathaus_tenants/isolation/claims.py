"""What must hold of roles and rights, as questions to PostgreSQL's catalogue. Each answers with what breaks it.

All of them grow with the number of towns, not with the number of pairs: a right in a town's schema that is nobody's
but the town's role's and the owner's cannot be another town's.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.db import connection

from rathaus_tenants.context import in_public
from rathaus_tenants.grants import TOWN_READS, TOWNS
from rathaus_tenants.owner import login_role


@dataclass(frozen=True)
class Claim:
    """A sentence, and the statement that finds what contradicts it: one column, one row each. It may use `town`
    (name, schema, role) and `owner`."""

    name: str
    text: str
    statement: str


_WITH: Final = """
WITH owner AS (SELECT relowner AS oid FROM pg_class WHERE oid = 'public.registry_town'::regclass),
town AS (
  SELECT t.schema_name AS name, n.oid AS schema, n.nspacl, n.nspowner, to_regrole(quote_ident(t.schema_name)) AS role
    FROM public.registry_town t JOIN pg_namespace n ON n.nspname = t.schema_name
)
"""

CLAIMS: Final = (
    Claim(
        "rechte",
        "In das Schema einer Stadt kommen nur ihre eigene Rolle und die der Umstellungen.",
        """, held AS (
  SELECT name, role, name AS place, grantee FROM town, aclexplode(coalesce(nspacl, acldefault('n', nspowner)))
  UNION ALL
  SELECT t.name, role, c.oid::regclass::text, grantee
    FROM town t JOIN pg_class c ON c.relnamespace = t.schema AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f'),
         aclexplode(coalesce(relacl, acldefault('r', relowner)))
  UNION ALL
  SELECT t.name, role, c.oid::regclass || '.' || attname, grantee
    FROM town t JOIN pg_class c ON c.relnamespace = t.schema JOIN pg_attribute a ON a.attrelid = c.oid,
         aclexplode(attacl)
)
SELECT DISTINCT place || ': ' || CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END
  FROM held, owner WHERE grantee NOT IN (owner.oid, coalesce(role, 0))
""",
    ),
    Claim(
        "besitz",
        "Weder die Rolle einer Stadt noch die Anmelderolle besitzt eine Tabelle.",
        """
SELECT c.oid::regclass || ': ' || relowner::regrole FROM pg_class c
 WHERE relowner IN (SELECT role FROM town UNION ALL SELECT to_regrole(quote_ident(%(login)s)))
""",
    ),
    Claim(
        "mitglieder",
        "Die Rolle einer Stadt gehört nur zu den Städten; in sie schlüpft nur die Anmelderolle, und erbt nichts.",
        """
SELECT m.member::regrole || ' in ' || m.roleid::regrole FROM pg_auth_members m JOIN town ON role = m.member
 WHERE m.roleid <> to_regrole(quote_ident(%(towns)s))
UNION ALL
SELECT m.member::regrole || ' in ' || m.roleid::regrole FROM pg_auth_members m JOIN town ON role = m.roleid, owner
 WHERE m.member <> owner.oid AND (m.member <> to_regrole(quote_ident(%(login)s)) OR m.inherit_option)
""",
    ),
    Claim(
        "anmelderolle",
        "Die Anmelderolle hat keine besonderen Rechte und erbt keine.",
        """
SELECT rolname::text FROM pg_roles
 WHERE rolname = %(login)s AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolinherit)
""",
    ),
    Claim(
        "gemeinsames",
        "Vom Gemeinsamen lesen Städte nur, was dafür benannt ist, und schreiben nichts.",
        """
SELECT c.relname || ': ' || privilege_type FROM pg_class c, aclexplode(relacl)
 WHERE c.relnamespace = 'public'::regnamespace AND grantee IN (0, to_regrole(quote_ident(%(towns)s)))
   AND NOT (privilege_type = 'SELECT' AND relname = ANY(%(whole)s))
UNION ALL
SELECT c.relname || '.' || attname || ': ' || privilege_type
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(attacl)
 WHERE c.relnamespace = 'public'::regnamespace AND grantee IN (0, to_regrole(quote_ident(%(towns)s)))
   AND NOT (privilege_type = 'SELECT' AND relname = ANY(%(parts)s))
""",
    ),
)


def broken(claim: Claim) -> list[str]:
    """What contradicts the claim; empty where it holds."""
    declared = TOWN_READS | dict.fromkeys(settings.RATHAUS_TOWN_READS, "SELECT")
    values: dict[str, Any] = {
        "login": login_role(),
        "towns": TOWNS,
        "whole": [table for table, rights in declared.items() if rights == "SELECT"],
        "parts": [table for table, rights in declared.items() if rights != "SELECT"],
    }
    with in_public(), connection.cursor() as cursor:
        cursor.execute(_WITH + claim.statement, values)
        return [row[0] for row in cursor.fetchall()]
