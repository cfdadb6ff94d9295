"""The morning mail to those who work on cases: how many are due today, how many are overdue. No personal data."""

from collections import Counter
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus_platform.clock import today
from rathaus_platform.messaging import api as messaging
from rathaus_services.cases.colleagues import addresses
from rathaus_services.cases.models import Case
from rathaus_services.cases.workdays import is_working_day
from rathaus_tenants.context import current_town


@transaction.atomic
def remind() -> int:
    """One mail a person and working day; a second run on the same day sends nothing. Returns how many were due."""
    day, town = today(), current_town()
    if not is_working_day(day, town.land):
        return 0
    open_ones = Case.objects.filter(closed_at=None, paused_at=None, due_on__lte=day).exclude(assignee=None)
    due: Counter[UUID] = Counter()
    late: Counter[UUID] = Counter()
    for assignee, until in open_ones.values_list("assignee_id", "due_on"):
        (due if until == day else late)[assignee] += 1
    people = {who: mail for who, mail in addresses().items() if mail and (due[who] or late[who])}
    for who, mail in people.items():
        messaging.notify(
            to=mail,
            subject=_("Vorgänge mit Frist"),
            body=_body(due[who], late[who], town.name),
            key=f"case.remind/{who}/{day.isoformat()}",
        )
    return len(people)


def _body(due: int, late: int, town: str) -> str:
    lines = [
        _("Guten Morgen,"),
        _("heute fällig: %(due)s. Überfällig: %(late)s.") % {"due": due, "late": late},
        _("Sie finden die Vorgänge in der Verwaltung unter „Vorgänge“, Ansicht „Meine“."),
        town,
    ]
    return "\n\n".join(lines) + "\n"
