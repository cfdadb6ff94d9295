"""Periods of the law for one case: by when it has to be decided, and from when on it counts as granted.

The fiction (§ 42a VwVfG) needs a norm that orders it for the service; its period begins with the complete documents.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from rathaus_services.cases.models import Case
from rathaus_services.cases.moves import german_day
from rathaus_services.cases.workdays import CODES, add_working_days, next_working_day
from rathaus_services.manifest import Letter, Module
from rathaus_services.process import periods
from rathaus_tenants.context import current_town


def decision_due(module: Module, received: date, land: str) -> date | None:
    """The last day that the law leaves the office; None where it sets none."""
    return _ends(module, "decision_within", received, land)


def fiction_due(module: Module, complete: date, land: str) -> date | None:
    """The last day to decide before the application counts as granted; None where no norm orders that."""
    return _ends(module, "fiction", complete, land)


def norm_here(module: Module, name: str) -> str:
    """The norm of a period in the bound town; empty where its Land has none."""
    return periods.norm_of(module, name, CODES[current_town().land])


def fiction_is_near(row: Case, module: Module, day: date) -> bool:
    """Whether so few days are left that the office has to be warned: undecided, the application would be granted."""
    if row.fiction_on is None or row.closed_at or row.paused_at or row.deemed_on:
        return False
    before = timedelta(days=periods.warned_before(module, "fiction", CODES[current_town().land]))
    return bool(norm_here(module, "fiction")) and day >= row.fiction_on - before


def told_on(row: Case, document: Letter | None, parameters: Mapping[str, Any]) -> date | None:
    """The day on which this outcome is told, counted from receipt; None for at once."""
    days = parameters.get(document.available_after) if document is not None and document.available_after else None
    return add_working_days(german_day(row.submitted_at), days, current_town().land) if isinstance(days, int) else None


def is_complete(module: Module, answers: Mapping[str, Any]) -> bool:
    """Whether no document was promised for later."""
    return not any(field.kind == "later" and answers.get(name) for name, field in module.fields.items())


def restart_fiction(row: Case, module: Module, complete: date, land: str) -> None:
    """The documents are complete on this day: the period begins anew, unless it was extended. The caller saves."""
    if not row.fiction_extended and row.deemed_on is None:
        row.fiction_on = fiction_due(module, complete, land)


def _ends(module: Module, name: str, start: date, land: str) -> date | None:
    return periods.ends(
        module,
        name,
        start,
        CODES[land],
        working_days=partial(_add, land=land),
        working_day=partial(next_working_day, land=land),
    )


def _add(start: date, count: int, *, land: str) -> date:
    return add_working_days(start, count, land)
