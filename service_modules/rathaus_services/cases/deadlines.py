"""The promised date of a case: working days from receipt, resting while the citizen is asked. Pure."""

from datetime import date, timedelta

from rathaus_services.cases.values import DeadlineView
from rathaus_services.cases.workdays import add_working_days, working_days_until

REMIND_AFTER = timedelta(days=10)
"""Calendar days after which an unanswered question is sent once more."""
ANSWER_DAYS = 10
"""Working days a citizen gets to answer a question."""


def promised(received: date, days: int | None, land: str) -> date | None:
    """The day until which the office promises to decide; None where the service promises nothing."""
    return None if days is None else add_working_days(received, days, land)


def resumed(due: date | None, paused: date, today: date, land: str) -> date | None:
    """The due day after a rest: what was left when the rest began is left again now.

    A case that was overdue when it was paused stays as many working days overdue.
    """
    if due is None:
        return None
    left = working_days_until(paused, due, land)
    if left >= 0:
        return add_working_days(today, left, land)
    day = today
    while working_days_until(day, today, land) < -left:
        day -= timedelta(days=1)
    return day


def in_words(*, due: date | None, paused: date | None, closed: bool, today: date) -> DeadlineView:
    """The deadline as the inbox shows it."""
    if closed:
        return DeadlineView(on=due, words="abgeschlossen", tone="")
    if paused is not None:
        return DeadlineView(on=due, words=_resting((today - paused).days), tone="paused")
    if due is None:
        return DeadlineView(on=None, words="ohne Frist", tone="")
    left = (due - today).days
    if left < 0:
        return DeadlineView(on=due, words=_since(-left), tone="danger")
    if left <= 1:
        return DeadlineView(on=due, words="heute" if left == 0 else "morgen", tone="warning")
    return DeadlineView(on=due, words=f"in {left} Tagen", tone="")


def _resting(days: int) -> str:
    return "ruht seit heute" if days == 0 else "ruht seit gestern" if days == 1 else f"ruht seit {days} Tagen"


def _since(days: int) -> str:
    return "seit gestern" if days == 1 else f"seit {days} Tagen"
