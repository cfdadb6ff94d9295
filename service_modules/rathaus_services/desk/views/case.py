"""The case page."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from rathaus_platform.errors import FieldProblem
from rathaus_services.cases import api as cases
from rathaus_services.cases.api import StaffCaseView
from rathaus_services.desk.presence import look_in
from rathaus_services.desk.views.page import DeskPage

KINDS = ("rueckfrage", "nachricht", "notiz")


class CasePage(DeskPage):
    """Three zones: what was submitted, the conversation, what to do."""

    template_name = "desk_pages/case.html"
    page_title = "Vorgang"

    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        """The page; the reading is audited by the action."""
        phrase = request.GET.get("baustein", "")
        return self.show(cases.case_for_staff(case_id, staff=self.staff), phrase=phrase)

    def show(
        self,
        case: StaffCaseView,
        *,
        problems: tuple[FieldProblem, ...] = (),
        kind: str = "",
        text: str = "",
        phrase: str = "",
    ) -> HttpResponse:
        """The page with what was typed and what is wrong with it."""
        self.case = case
        chosen = next((one for one in case.phrases if one.name == phrase), None)
        if chosen is not None and chosen.purpose in KINDS:
            kind, text = chosen.purpose, chosen.text
        return self.answer(
            status=422 if problems else 200,
            case=case,
            others=look_in(case.id, self.staff),
            composer=_composer(case, kind, text),
            problems=problems,
            errors={problem.field: problem.text for problem in problems},
        )

    def get_page_title(self) -> str:
        """Service and number."""
        return f"{self.case.title} {self.case.number}"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Inbox, then the number."""
        here = reverse("desk:case", args=[self.case.id])
        return [self.home, {"url": here, "label": self.case.number}]


def _composer(case: StaffCaseView, kind: str, text: str) -> dict[str, Any]:
    labels = {"rueckfrage": _("Rückfrage"), "nachricht": _("Nachricht"), "notiz": _("Interne Notiz")}
    offered = [name for name in KINDS if name != "rueckfrage" or "ask" in case.actions]
    current = kind if kind in offered else offered[0]
    return {
        "kinds": [(name, labels[name], name == current) for name in offered],
        "text": text,
        "may_ask": "ask" in case.actions,
        "phrases": [one for one in case.phrases if one.purpose in offered],
    }
