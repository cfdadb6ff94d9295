"""The clerks' inbox: tabs with counts, rows grouped by deadline. Few statements, however many cases."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from rathaus_platform.clock import now
from rathaus_platform.identity.api import Person
from rathaus_services import registry
from rathaus_services.cases import rows
from rathaus_services.cases.content import Applicant
from rathaus_services.cases.deadlines import in_words
from rathaus_services.cases.models import Case
from rathaus_services.cases.moves import german_day
from rathaus_services.cases.scope import Scope
from rathaus_services.cases.sealing import Keyring
from rathaus_services.cases.values import ALL, InboxGroup, InboxPage, InboxRow, InboxTab, Narrow, Turn, Workload
from rathaus_services.manifest import Module
from rathaus_services.process import api as process

MOST_ROWS = 200
SEARCHED = 2000
"""Names are sealed: a search opens so many of the newest names and no more."""
SOON = 2  # days after today that still count as "Frist unter 3 Tagen"

OPEN = Q(closed_at__isnull=True)
LABELS = {
    "neu": "Neu",
    "meine": "Meine",
    "rueckfrage": "Rückfrage offen",
    "frist": "Frist unter 3 Tagen",
    "alle": "Alle",
}
FIRST_TAB = "neu"


def inbox(scope: Scope, *, staff: Person, tab: str, search: str, narrow: Narrow = ALL) -> InboxPage:
    """One tab of the inbox, within what this person may see."""
    at = now()
    today = german_day(at)
    current = tab if tab in LABELS else FIRST_TAB
    work = workload(scope, staff=staff, at=at, current="" if search else current)
    chosen = scope.cases().filter(_filters(staff.id, today)["alle" if search else current])
    services = _services(chosen)
    found = _rows(_narrowed(chosen, narrow, today), search)
    modules = rows.modules_of(row for row, _applicant in found[:MOST_ROWS])
    shown = [_row(row, modules[row.release_id], who, staff, today) for row, who in found[:MOST_ROWS]]
    return InboxPage(
        tabs=work.tabs,
        groups=_groups(shown, today),
        shown=len(shown),
        left_off=_left_off(narrow, chosen, found, sum(one.count for one in work.tabs if one.current), today, search),
        search=search,
        urgent_today=work.urgent_today,
        services=services,
        narrow=narrow,
        at=at,
    )


def workload(scope: Scope, *, staff: Person, at: datetime, current: str = "") -> Workload:
    """All tabs with their counts, within what this person may see; one statement."""
    today = german_day(at)
    urgent = OPEN & Q(assignee_id=staff.id, paused_at__isnull=True, due_on__lte=today)
    counted = {**_filters(staff.id, today), "heute": urgent}
    counts = scope.cases().aggregate(**{key: Count("pk", filter=q) for key, q in counted.items()})
    tabs = tuple(
        InboxTab(key, label, counts[key], current=key == current, urgent=key == "frist")
        for key, label in LABELS.items()
    )
    return Workload(tabs, counts["heute"], at)


def _left_off(narrow: Narrow, chosen: QuerySet[Case], found: list[Any], count: int, today: date, search: str) -> int:
    shown = min(len(found), MOST_ROWS)
    if search:
        return len(found) - shown
    return (count if narrow == ALL else _narrowed(chosen, narrow, today).count()) - shown


def _services(chosen: QuerySet[Case]) -> tuple[tuple[str, str], ...]:
    """Keys and titles of the services in this tab, by title."""
    keys = chosen.order_by("key").values_list("key", flat=True).distinct()
    return tuple(sorted(((key, _title(key)) for key in keys), key=lambda pair: pair[1].casefold()))


def _title(key: str) -> str:
    try:
        return registry.module(key).title
    except registry.UnknownModule:
        return key  # not installed any more; its cases go on


def _narrowed(chosen: QuerySet[Case], narrow: Narrow, today: date) -> QuerySet[Case]:
    if narrow.service:
        chosen = chosen.filter(key=narrow.service)
    if narrow.turn in ("rathaus", "citizen"):
        chosen = chosen.filter(closed_at=None, paused_at__isnull=narrow.turn == "rathaus")
    if narrow.overdue:
        chosen = chosen.filter(closed_at=None, paused_at=None, due_on__lt=today)
    return chosen


def _filters(me: UUID, today: date) -> dict[str, Q]:
    soon = today + timedelta(days=SOON)
    return {
        "neu": OPEN & Q(assignee__isnull=True, paused_at__isnull=True),
        "meine": OPEN & Q(assignee_id=me),
        "rueckfrage": OPEN & Q(paused_at__isnull=False),
        "frist": OPEN & Q(paused_at__isnull=True) & (Q(due_on__lte=soon) | Q(fiction_on__lte=soon, deemed_on=None)),
        "alle": Q(),
    }


def _rows(cases: QuerySet[Case], search: str) -> list[tuple[Case, Applicant]]:
    ordered = cases.select_related("assignee").order_by(
        F("closed_at").asc(nulls_first=True), F("due_on").asc(nulls_last=True), "submitted_at"
    )
    if search:
        ordered = ordered.order_by("-submitted_at")
    ring = Keyring.of_town()
    taken = ordered[: SEARCHED if search else MOST_ROWS]
    opened = [(row, rows.applicant_of(row, rows.seal_of(row, ring))) for row in taken]
    if not search:
        return opened
    wanted = search.casefold().split()
    return [pair for pair in opened if _matches(pair[0], pair[1], wanted)]


def _matches(row: Case, applicant: Applicant, wanted: Iterable[str]) -> bool:
    text = f"{row.number} {applicant.name} {' '.join(applicant.lines)}".casefold()
    return all(word in text for word in wanted)


def _row(row: Case, module: Module, applicant: Applicant, staff: Person, today: date) -> InboxRow:
    turn: Turn = process.turn_of(row.state)
    paused = None if row.paused_at is None else german_day(row.paused_at)
    return InboxRow(
        id=row.id,
        number=row.number,
        title=module.title,
        applicant=applicant.name,
        place=applicant.place,
        state_label=process.label_of(module, row.state),
        turn=turn,
        deadline=in_words(due=row.due_on, paused=paused, closed=row.closed_at is not None, today=today),
        assignee="" if row.assignee is None else row.assignee.get_full_name() or row.assignee.email,
        mine=row.assignee_id == staff.id,
        new=row.unread,
        proposed=bool(row.proposed) and row.held_until is None,
        channel=row.channel,
    )


def _groups(shown: list[InboxRow], today: date) -> tuple[InboxGroup, ...]:
    grouped: dict[str, list[InboxRow]] = {title: [] for title in GROUPS}
    for row in shown:
        grouped[_group_of(row, today)].append(row)
    return tuple(InboxGroup(title, tuple(found)) for title, found in grouped.items() if found)


GROUPS = ("Überfällig", "Heute und morgen", "Diese Woche", "Später", "Abgeschlossen")


def _group_of(row: InboxRow, today: date) -> str:
    if row.turn == "done":
        return "Abgeschlossen"
    due = row.deadline.on
    if due is None or row.deadline.tone == "paused":
        return "Später"
    if due < today:
        return "Überfällig"
    if due <= today + timedelta(days=1):
        return "Heute und morgen"
    return "Diese Woche" if due <= today + timedelta(days=7) else "Später"
