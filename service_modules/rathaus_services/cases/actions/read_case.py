"""Staff reading cases: allowed for clerks and leads, and every reading leaves a trace."""

from uuid import UUID

from django.db import transaction

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now
from rathaus_platform.identity.api import Person
from rathaus_services.cases.access import actor_of, staff_case
from rathaus_services.cases.models import Case
from rathaus_services.cases.queries import inbox as queries
from rathaus_services.cases.queries.case_page import case_page
from rathaus_services.cases.scope import scope_of
from rathaus_services.cases.values import ALL, InboxPage, Narrow, StaffCaseView, Workload


def case_for_staff(case_id: UUID, *, staff: Person) -> StaffCaseView:
    """The clerk's page of a case; it is no longer new, but for who only looks. Raises Forbidden, UnknownCase."""
    row = staff_case(case_id, staff=staff)
    page = case_page(row, staff=staff)
    with transaction.atomic():
        if row.unread and not scope_of(staff).read_only:
            Case.objects.filter(pk=row.pk).update(unread=False)
        audit.record("case.read", subject=("case", str(row.id)), actor=actor_of(staff))
    return page


def inbox(*, staff: Person, tab: str = "", search: str = "", narrow: Narrow = ALL) -> InboxPage:
    """One tab of the inbox, or what a search over all cases found. Raises Forbidden."""
    scope = scope_of(staff)
    search = " ".join(search.split())[:100]
    page = queries.inbox(scope, staff=staff, tab=tab, search=search, narrow=narrow)
    details: dict[str, audit.Detail] = {"rows": page.shown}
    if search:
        details["search"] = audit.fingerprint(search.casefold())
    audit.record("inbox.read", subject=("inbox", tab or "neu"), actor=actor_of(staff), details=details)
    return page


def workload(*, staff: Person) -> Workload:
    """How many cases lie in each tab of this person's inbox; numbers only, so no trace. Raises Forbidden."""
    return queries.workload(scope_of(staff), staff=staff, at=now())
