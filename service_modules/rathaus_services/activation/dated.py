"""Writing dated values. What has been in force is changed only with a reason, and the old value stays readable."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from rathaus_platform.clock import now, today
from rathaus_services.activation.models import ParameterValue

KEPT = ("value", "source", "bylaw", "paragraph")


def rows_until(key: str, name: str, valid_from: date) -> QuerySet[ParameterValue]:
    """All values of a parameter up to and including a day."""
    return ParameterValue.objects.filter(key=key, name=name, valid_from__lte=valid_from)


def put(key: str, name: str, valid_from: date, content: Mapping[str, Any], *, reason: str, by: str) -> bool:
    """Write the value of one day; whether that corrects what has been in force. The reason has been asked for.

    A coming value of the same day is replaced: nobody has relied on it yet.
    """
    rows = list(rows_until(key, name, valid_from).select_for_update())
    correcting = corrects(rows, valid_from)
    same = next((row for row in rows if row.valid_from == valid_from), None)
    kept = list(same.corrections) if same else []
    if correcting:
        kept.append(_kept(same, reason.strip(), by))
    ParameterValue.objects.update_or_create(
        key=key, name=name, valid_from=valid_from, defaults={**content, "corrections": kept}
    )
    return correcting


def corrects(rows: Iterable[ParameterValue], valid_from: date) -> bool:
    """Whether a value from this day on replaces one of the town's own that has already been in force on that day.

    Example values of a demonstration are nobody's word; a town may put its own in their place.
    """
    own = [row.valid_from for row in rows if not row.demonstration and row.valid_from <= valid_from]
    return bool(own) and (valid_from < today() or (valid_from == today() and valid_from in own))


def _kept(row: ParameterValue | None, reason: str, by: str) -> dict[str, Any]:
    """One correction: when, by whom, why, and what stood here (nothing where the day had no value of its own)."""
    entry = {"at": now().isoformat(timespec="seconds"), "by": by, "reason": reason}
    if row is None:
        return entry
    old = {name: getattr(row, name) for name in KEPT}
    resolved_on = row.resolved_on.isoformat() if row.resolved_on else None
    return {**entry, **old, "resolved_on": resolved_on}
