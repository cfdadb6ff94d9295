"""Handing out a file of a case. Decisions need the service's trust level, and their first reading counts."""

from uuid import UUID

from django.db import transaction

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now
from rathaus_platform.documents import api as documents
from rathaus_platform.errors import TrustTooLow
from rathaus_platform.identity.api import Person
from rathaus_services.cases import files, rows
from rathaus_services.cases.access import actor_of, citizen, open_case, staff_case, trust_of
from rathaus_services.cases.assurance import needed_trust
from rathaus_services.cases.errors import UnknownCase
from rathaus_services.cases.models import Case, CaseFile
from rathaus_services.cases.moves import german_day
from rathaus_services.cases.retrieval import retrieved
from rathaus_services.cases.values import FileView, Grants

GUARDED = ("decision", "certificate")


def case_file(case_id: UUID, file_id: UUID, *, person: Person | None, grants: Grants) -> tuple[FileView, bytes]:
    """A file that the citizen may see, with content. Decisions need the trust level (TrustTooLow).

    The moment a decision is first opened is kept: it ends the fiction of delivery where the law says so.
    """
    row = open_case(case_id, person=person, grants=grants)
    with transaction.atomic():
        found = _file(row, file_id)
        if found.purpose in GUARDED:
            kept = rows.content_of(row, rows.seal_of(row))
            needed = needed_trust(rows.module_of(row), kept.parameters)
            if trust_of(person) < needed:
                raise TrustTooLow(needed.value)
            _note_first_reading(row, found, citizen(person))
        return files.view(found, rows.seal_of(row)), documents.read(file_id)


def case_file_for_staff(case_id: UUID, file_id: UUID, *, staff: Person) -> tuple[FileView, bytes]:
    """A file of the case for a clerk; the reading is audited. Raises UnknownCase, Forbidden."""
    row = staff_case(case_id, staff=staff)
    with transaction.atomic():
        found = _file(row, file_id)
        audit.record(
            "case.file_read",
            subject=("case", str(row.id)),
            actor=actor_of(staff),
            details={"file": str(file_id)},
        )
        return files.view(found, rows.seal_of(row)), documents.read(file_id)


def _file(row: Case, file_id: UUID) -> CaseFile:
    found = files.of_case(row).filter(pk=file_id).first()
    if found is None:
        raise UnknownCase
    return found


def _note_first_reading(row: Case, found: CaseFile, person: Person | None) -> None:
    at = now()
    if not CaseFile.objects.filter(pk=found.pk, first_read_at=None).update(first_read_at=at):
        return
    retrieved(row, german_day(at))
    audit.record(
        "case.decision_read",
        subject=("case", str(row.id)),
        actor=actor_of(person),
        details={"file": str(found.pk)},
    )
