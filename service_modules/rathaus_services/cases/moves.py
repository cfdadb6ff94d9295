"""Moving a case along its process; what the process does not allow from here is refused."""

from datetime import date, datetime

from rathaus_platform.clock import GERMANY
from rathaus_services.cases.errors import NotNow
from rathaus_services.cases.models import Case
from rathaus_services.cases.retention import deletion_day
from rathaus_services.manifest import Module
from rathaus_services.process import api as process
from rathaus_services.process.api import Transition


def move(row: Case, module: Module, name: str) -> Transition:
    """Take the way of this name. Raises NotNow where it is not open; the caller saves."""
    return _take(row, process.transition(module, row.state, name))


def move_to_outcome(row: Case, module: Module, outcome: str) -> Transition:
    """Take the way that decides with this outcome. Raises NotNow; the caller saves."""
    return _take(row, process.for_outcome(module, row.state, outcome))


def may(row: Case, module: Module, name: str) -> bool:
    """Whether the way of this name is open now."""
    return process.transition(module, row.state, name) is not None


def close(row: Case, module: Module, parameters: dict[str, object], at: datetime) -> None:
    """Nothing more is to be done; from here the retention period counts. The caller saves."""
    row.closed_at, row.held_until = at, None
    row.paused_at = None
    row.delete_on = deletion_day(module, parameters, german_day(at))


def german_day(at: datetime) -> date:
    """The legal day of a moment."""
    return at.astimezone(GERMANY).date()


def _take(row: Case, way: Transition | None) -> Transition:
    if way is None:
        raise NotNow
    row.state = way.to
    return way
