"""Handing in what was promised with the application, without being asked for it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now
from rathaus_platform.documents.api import CheckedUpload
from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_platform.identity.api import Person
from rathaus_services.cases import ahead, events, files, rows
from rathaus_services.cases.access import actor_of, citizen, open_case
from rathaus_services.cases.errors import NotNow
from rathaus_services.cases.models import Case
from rathaus_services.cases.owed import owed
from rathaus_services.cases.sealing import Seal
from rathaus_services.cases.values import Grants

Sent = Mapping[str, Sequence[CheckedUpload]]


def hand_in(case_id: UUID, *, uploads: Sent, person: Person | None, grants: Grants) -> None:
    """Keep the files of each promised document, by its field; the office reads them as one message.

    A document that has come is not owed any more: another one of the same field is a message's matter.
    Raises NotNow (closed, or nothing of that name is owed), Invalid, UnknownCase.
    """
    with transaction.atomic():
        row = open_case(case_id, person=person, grants=grants, lock=True)
        module, seal = rows.module_of(row), rows.seal_of(row)
        arrived = row.files.values_list("field", flat=True)
        open_ones = {one.field: one for one in owed(module, rows.content_of(row, seal), arrived)}
        sent = {field: found for field, found in uploads.items() if found}
        if row.closed_at is not None or not open_ones or sent.keys() - open_ones.keys():
            raise NotNow
        _refuse_unfit(sent, next(iter(open_ones)))
        _keep(row, seal, sent, [one.label for field, one in open_ones.items() if field in sent], citizen(person))


def _keep(row: Case, seal: Seal, sent: Sent, labels: Sequence[str], applicant: Person | None) -> None:
    at, actor = now(), actor_of(applicant)
    author = rows.applicant_of(row, seal).name
    text = _("Nachgereicht: %(documents)s") % {"documents": ", ".join(labels)}
    event = events.add(row, seal, kind="message", at=at, actor=actor, author=author, text=text, public=True)
    for field, found in sent.items():
        for upload in found:
            files.keep(upload, owner={"case": row, "event": event}, seal=seal, purpose="answer", field=field, at=at)
    Case.objects.filter(pk=row.pk).update(unread=True)
    count = sum(len(found) for found in sent.values())
    audit.record(
        "case.handed_in",
        subject=("case", str(row.id)),
        actor=actor,
        details={"event": str(event.id), "fields": ", ".join(sorted(sent)), "files": count},
    )


def _refuse_unfit(sent: Sent, first: str) -> None:
    if not sent:
        raise Invalid(problems=(FieldProblem(first, _("Wählen Sie eine Datei aus."), "leer"),))
    ahead.room(sum(len(found) for found in sent.values()), next(iter(sent)))
