"""Deleting what has had its time: drafts after their period, cases after theirs. Files go with their keys."""

from django.db import transaction

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now, today
from rathaus_services.cases import ahead, files
from rathaus_services.cases.models import Case, CaseFile, Draft

AT_ONCE = 200
"""Rows per run: a run stays short, the next one goes on."""


def expire_drafts() -> int:
    """Delete drafts whose period is over, with their uploads; returns how many."""
    gone = list(Draft.objects.filter(expires_at__lte=now()).order_by("expires_at")[:AT_ONCE])
    for row in gone:
        with transaction.atomic():
            files.erase(row.files.all())
            row.delete()
    return len(gone)


def expire_sent_ahead() -> int:
    """Delete files that were sent ahead of an answer which never came; returns how many."""
    with transaction.atomic():
        late = CaseFile.objects.filter(files.WAITING, created_at__lte=now() - ahead.WAIT)
        gone = list(late.select_for_update(skip_locked=True).order_by("created_at")[:AT_ONCE])
        files.erase(gone)
    return len(gone)


def erase_cases() -> int:
    """Delete cases whose retention period is over; the audit trail keeps that they existed."""
    gone = list(Case.objects.filter(delete_on__lt=today()).order_by("delete_on")[:AT_ONCE])
    for row in gone:
        with transaction.atomic():
            files.erase(row.files.all())
            subject = ("case", str(row.id))
            row.delete()
            audit.record("case.erased", subject=subject, actor=audit.SYSTEM, details={"number": row.number})
    return len(gone)
