"""Sending somebody the code of their draft, because they asked for it."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_platform.identity.api import Person
from rathaus_platform.ids import new_id, normalise_code
from rathaus_platform.languages import current, written_date
from rathaus_platform.messaging import api as messaging
from rathaus_services.cases import codes, drafts
from rathaus_services.cases.access import open_draft
from rathaus_services.cases.limits import Attempt
from rathaus_services.cases.values import Grants
from rathaus_tenants.context import current_town


def mail_code(draft_id: UUID, *, code: str, to: str, person: Person | None, grants: Grants, ip: str) -> None:
    """Mail the draft's own code. In the link it stands behind the #, which no browser sends: no log can keep it.

    Raises UnknownDraft, Invalid (not this draft's code), TooManyRequests: nobody fills a stranger's mailbox.
    """
    Attempt(ip=ip, number=f"mail/{draft_id}").begin()
    with transaction.atomic():
        row = open_draft(draft_id, person=person, grants=grants)
        if codes.draft_mark(normalise_code(code)) != row.code_hash:
            raise Invalid(problems=(FieldProblem("email", _("Der Code passt nicht zu diesem Entwurf.")),))
        language, town = current(), current_town()
        title = drafts.release_of(row).module.text("title", language.key)
        url = f"{town.base_url}/{language.prefix}antrag/fortsetzen/#{code}"
        paragraphs = [
            _("Guten Tag,"),
            _("Sie haben einen Antrag angefangen: %(title)s.") % {"title": title},
            _("Ihr Code: %(code)s") % {"code": code},
            _("Hier machen Sie weiter:") + f"\n{url}",
            _("Der Entwurf bleibt gespeichert bis %(day)s.") % {"day": written_date(row.expires_at)},
            f"{town.kind} {town.name}".strip(),
        ]
        messaging.notify(
            to=to,
            subject=_("Ihr Code zum Weitermachen"),
            body="\n\n".join(paragraphs) + "\n",
            key=f"draft.code/{new_id()}",
        )
