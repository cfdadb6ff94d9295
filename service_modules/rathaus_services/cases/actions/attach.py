"""Handing in a file with a draft, and taking it back."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus_platform.clock import now
from rathaus_platform.documents.api import CheckedUpload
from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_platform.identity.api import Person
from rathaus_services.cases import drafts, files
from rathaus_services.cases.access import open_draft
from rathaus_services.cases.errors import UnknownDraft
from rathaus_services.cases.values import FileView, Grants

MOST_FILES = 30
"""Per draft, over all fields."""


def attach(draft_id: UUID, *, field: str, upload: CheckedUpload, person: Person | None, grants: Grants) -> FileView:
    """Store a checked upload for a field and put its id at the end of that field's answer."""
    with transaction.atomic():
        row = open_draft(draft_id, person=person, grants=grants, lock=True)
        if row.files.count() >= MOST_FILES:
            text = _("Mehr als %(most)s Dateien passen nicht in einen Antrag.") % {"most": MOST_FILES}
            raise Invalid(problems=(FieldProblem(field, text, "zu_viele"),))
        seal = drafts.seal_of(row)
        content = drafts.content_of(row, seal)
        kept = files.keep(upload, owner={"draft": row}, seal=seal, purpose="upload", field=field, at=now())
        ids = [*content.answers.get(field, ()), str(kept.stored_id)]
        drafts.put(row, seal, replace(content, answers={**content.answers, field: ids}))
        row.saved_at = kept.created_at
        row.save(update_fields=["sealed_content", "saved_at"])
        return files.view(row.files.select_related("stored").get(pk=kept.pk), seal)


def detach(draft_id: UUID, *, field: str, file_id: UUID, person: Person | None, grants: Grants) -> None:
    """Take a file out of the field's answer and erase it. Raises UnknownDraft."""
    with transaction.atomic():
        row = open_draft(draft_id, person=person, grants=grants, lock=True)
        found = row.files.filter(pk=file_id, field=field)
        if not found:
            raise UnknownDraft
        seal = drafts.seal_of(row)
        content = drafts.content_of(row, seal)
        ids = [text for text in content.answers.get(field, ()) if text != str(file_id)]
        drafts.put(row, seal, replace(content, answers={**content.answers, field: ids}))
        row.saved_at = now()
        row.save(update_fields=["sealed_content", "saved_at"])
        files.erase(found)
