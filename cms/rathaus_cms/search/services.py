"""Search in the town's services. They are few and in no table: PostgreSQL gets their texts with the words."""

from collections.abc import Sequence
from typing import Final

from django.db import connection

from rathaus_services.activation.api import ServiceEntry, active_services

MOST: Final = 12
# Title counts most, then the words people use for it, then the sentence under it; last, similar spelling.
STATEMENT: Final = """
WITH service AS (
  SELECT place, setweight(to_tsvector('german', title), 'A') || setweight(to_tsvector('german', terms), 'B')
           || setweight(to_tsvector('german', summary), 'C') AS words,
         title || ' ' || terms AS plain
    FROM unnest(%(titles)s::text[], %(terms)s::text[], %(summaries)s::text[])
         WITH ORDINALITY AS t (title, terms, summary, place)
), ranked AS (
  SELECT place, words @@ query AS hit, ts_rank(words, query) AS rank,
         word_similarity(lower(%(words)s), lower(plain)) AS near
    FROM service, websearch_to_tsquery('german', %(words)s) AS query
)
SELECT place FROM ranked WHERE hit OR near >= 0.6
 ORDER BY hit DESC, rank DESC, near DESC, place LIMIT %(most)s
"""


def find_services(words: str) -> list[ServiceEntry]:
    """The town's active services for the words, best first; one statement."""
    entries = active_services()
    if not entries or not words.strip():
        return []
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, _parameters(words, entries))
        return [entries[place - 1] for (place,) in cursor.fetchall()]


def _parameters(words: str, entries: Sequence[ServiceEntry]) -> dict[str, str | int | list[str]]:
    return {
        "words": words,
        "most": MOST,
        "titles": [entry.title for entry in entries],
        "terms": [" ".join(entry.keywords) for entry in entries],
        "summaries": [entry.summary for entry in entries],
    }
