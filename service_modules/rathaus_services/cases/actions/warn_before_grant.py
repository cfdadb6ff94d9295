"""Warning the office before an application counts as granted because nobody has decided (§ 42a VwVfG)."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import german_date, now, today
from rathaus_platform.messaging import api as messaging
from rathaus_services.cases import events, rows
from rathaus_services.cases.colleagues import addresses
from rathaus_services.cases.models import Case
from rathaus_services.cases.queries.history import history_of
from rathaus_services.cases.statutory import fiction_is_near, norm_here

AT_ONCE = 200
LONGEST = timedelta(days=60)
"""No service warns earlier."""


def warn_before_grant() -> int:
    """One warning for each end of a period: in the thread, as something new in the inbox, by mail. Returns how many."""
    day = today()
    open_ones = Case.objects.filter(closed_at=None, paused_at=None, deemed_on=None, fiction_on__lte=day + LONGEST)
    found = list(open_ones.order_by("fiction_on")[:AT_ONCE])
    modules = rows.modules_of(found)
    near = [row.pk for row in found if fiction_is_near(row, modules[row.release_id], day)]
    return sum(_warn(case_id, day) for case_id in near)


@transaction.atomic
def _warn(case_id: UUID, day: date) -> bool:
    row = Case.objects.select_for_update().get(pk=case_id)
    module, seal, last = rows.module_of(row), rows.seal_of(row), row.fiction_on
    if last is None or not fiction_is_near(row, module, day):
        return False
    before = history_of(row, seal).last("warned")
    if before is not None and before.body.until == last.isoformat():
        return False
    row.unread = True
    row.save(update_fields=["unread"])
    text = norm_here(module, "fiction")
    events.add(row, seal, kind="warned", at=now(), actor=audit.SYSTEM, author="", text=text, until=last, public=False)
    audit.record("case.warned", subject=("case", str(row.id)), actor=audit.SYSTEM, details={"until": last.isoformat()})
    for who, mail in _receivers(row).items():
        key = f"case.warned/{row.id}/{last.isoformat()}/{who}"
        messaging.notify(to=mail, subject=_("Entscheidung nötig"), body=_body(row.number, last, text), key=key)
    return True


def _receivers(row: Case) -> dict[UUID, str]:
    """Whoever works on the case; everybody at the desk while nobody does."""
    people = {who: mail for who, mail in addresses().items() if mail}
    return {row.assignee_id: people[row.assignee_id]} if row.assignee_id in people else people


def _body(number: str, last: date, norm: str) -> str:
    told = {"number": number, "day": german_date(last)}
    lines = [
        _("Guten Morgen,"),
        _("der Vorgang %(number)s ist noch nicht entschieden. Nach dem %(day)s gilt er als genehmigt.") % told,
        _("Grundlage: %(norm)s.") % {"norm": norm.rstrip(".")},
    ]
    return "\n\n".join(lines) + "\n"
