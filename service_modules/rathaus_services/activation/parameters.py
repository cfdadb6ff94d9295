"""Reading parameters: for each the newest value that is in force on a day, else the module's default."""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from rathaus_services.activation.models import ParameterValue
from rathaus_services.manifest import Module


class Valid(NamedTuple):
    """A value in force, as far as anybody but the register wants to know it."""

    value: Any
    valid_from: date
    source: str
    bylaw: str
    paragraph: str
    resolved_on: date | None
    demonstration: bool


Rows = Mapping[str, Valid]

_COLUMNS = ("value", "valid_from", "source", "bylaw", "paragraph", "resolved_on", "demonstration")
# Which services are offered, used.py says to the ORM in the same words.
# Asked for with every page of a form and every sending: as text it costs a tenth of what the ORM takes to write it.
_OFFER_AND_VALUES = """
SELECT DISTINCT ON (known.name) offer.key IS NOT NULL, known.name, known.value, known.valid_from, known.source,
    known.bylaw, known.paragraph, known.resolved_on, known.demonstration
FROM (SELECT %(key)s AS key) AS wanted
LEFT JOIN activation_activation AS offer ON offer.key = wanted.key AND offer.active_from <= %(day)s
    AND (offer.active_until IS NULL OR offer.active_until >= %(day)s)
    AND (offer.follows_id IS NOT NULL OR offer.waits_for = '[]' OR offer.pinned_until >= %(day)s)
LEFT JOIN activation_parametervalue AS known ON known.key = wanted.key AND known.valid_from <= %(day)s
ORDER BY known.name, known.valid_from DESC
"""


def standing(key: str, on: date) -> tuple[bool, Rows]:
    """Whether the town offers one service on a day, and its values by name; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_OFFER_AND_VALUES, {"key": key, "day": on})
        found = cursor.fetchall()
    return found[0][0], {name: Valid(json.loads(value), *rest) for _, name, value, *rest in found if name is not None}


def in_force(key: str, on: date) -> Rows:
    """The values of one service by name; one statement."""
    return standing(key, on)[1]


def all_in_force(on: date) -> Mapping[str, Rows]:
    """The values of all services by key and name; one statement."""
    rows = ParameterValue.objects.filter(valid_from__lte=on).order_by("key", "name", "-valid_from")
    found: dict[str, dict[str, Valid]] = defaultdict(dict)
    for key, name, *valid in rows.distinct("key", "name").values_list("key", "name", *_COLUMNS):
        found[key][name] = Valid(*valid)
    return found


def values(module: Module, rows: Mapping[str, ParameterValue | Valid]) -> dict[str, Any]:
    """What forms and fees use. A value the module no longer declares is left out."""
    return {
        name: rows[name].value if name in rows else parameter.default for name, parameter in module.parameters.items()
    }


def missing(module: Module, rows: Mapping[str, ParameterValue | Valid]) -> tuple[str, ...]:
    """Parameters that have neither a value nor a default."""
    return tuple(name for name, value in values(module, rows).items() if value is None)
