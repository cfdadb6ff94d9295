"""Indexes that no question needs: at 2,000 towns each one is 2,000 relations for every connection and every backup.

Django makes them without knowing better. Those for `LIKE 'x%'` (varchar_pattern_ops): in our collation,
PG_UNICODE_FAST, text sorts by code point, and the plain index answers such questions. Those of a single column with
which a longer or unique index of the same table begins. Constraints, partial indexes and indexes of several columns
stay; Django drops indexes with IF EXISTS, so later migrations do not miss them.
"""

from typing import Final

from django.db import connection

VERSION: Final = "1"  # to be raised with a change of the rule: the template is written anew then

_SPARE: Final = """
SELECT i.relname
  FROM pg_index x
  JOIN pg_class i ON i.oid = x.indexrelid
  JOIN pg_opclass o ON o.oid = x.indclass[0]
 WHERE i.relnamespace = current_schema()::regnamespace AND i.relam = (SELECT oid FROM pg_am WHERE amname = 'btree')
   AND x.indnkeyatts = 1 AND NOT x.indisunique AND x.indpred IS NULL AND x.indexprs IS NULL
   AND EXISTS (
     SELECT 1 FROM pg_index w
       JOIN pg_opclass p ON p.oid = w.indclass[0]
       JOIN pg_class j ON j.oid = w.indexrelid
      WHERE w.indrelid = x.indrelid AND w.indexrelid <> x.indexrelid AND w.indkey[0] = x.indkey[0]
        AND w.indpred IS NULL AND w.indexprs IS NULL AND j.relam = i.relam
        AND (p.oid = o.oid AND (w.indnkeyatts > 1 OR w.indisunique)
             OR o.opcname IN ('varchar_pattern_ops', 'text_pattern_ops') AND p.opcname IN ('varchar_ops', 'text_ops')
                AND (SELECT datlocprovider = 'b' FROM pg_database WHERE datname = current_database())))
"""


def version() -> str:
    """Of the template's furniture."""
    return VERSION


def drop_spare_indexes() -> None:
    """In the bound schema, as its owner, in the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_SPARE)
        names = [connection.ops.quote_name(name) for (name,) in cursor.fetchall()]
        if names:
            cursor.execute(f"DROP INDEX {', '.join(names)}")
