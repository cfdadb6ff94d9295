"""Letters nobody has retrieved: the offer ends, and the letter is made anew to go by post (§ 41 (2a) VwVfG)."""

from uuid import UUID

from django.db import transaction

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now, today
from rathaus_platform.outbox import api as outbox
from rathaus_services.cases import events, files, rows
from rathaus_services.cases.models import Case
from rathaus_services.cases.retrieval import WAY, offer_ended

AT_ONCE = 200


def end_offers() -> int:
    """End every offer whose days are over; returns how many. A clerk is told to post the new letter."""
    waiting = Case.objects.filter(way=WAY, delivered_on=None).exclude(available_on=None)
    ids = list(waiting.order_by("available_on").values_list("pk", flat=True)[:AT_ONCE])
    return sum(_end(case_id) for case_id in ids)


@transaction.atomic
def _end(case_id: UUID) -> bool:
    row = Case.objects.select_for_update().get(pk=case_id)
    if not offer_ended(row, today()):
        return False
    files.erase(row.files.filter(purpose__in=("decision", "certificate")))
    row.way, row.available_on, row.unread = "post", None, True
    row.save(update_fields=["way", "available_on", "unread"])
    seal = rows.seal_of(row)
    events.add(row, seal, kind="offer_ended", at=now(), actor=audit.SYSTEM, author="", public=False)
    outbox.enqueue("case.letter", {"case": str(row.id)}, key=f"case.letter/{row.id}/post")
    audit.record("case.offer_ended", subject=("case", str(row.id)), actor=audit.SYSTEM)
    return True
