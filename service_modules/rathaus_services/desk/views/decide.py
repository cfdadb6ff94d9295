"""Deciding: a page of its own that says what will happen, a preview, and the button that does it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_platform.identity.api import require_role
from rathaus_services.cases import api as cases
from rathaus_services.cases.api import Outcome
from rathaus_services.desk.roles import AT_THE_DESK
from rathaus_services.desk.views.files import download
from rathaus_services.desk.views.page import DeskPage

OUTCOMES: dict[str, Outcome] = {"stattgeben": "granted", "ablehnen": "refused"}


class DecisionPage(DeskPage):
    """The confirmation before a decision."""

    template_name = "desk_pages/decide.html"
    page_title = "Entscheiden"

    def get(self, request: HttpRequest, case_id: UUID, outcome: str) -> HttpResponse:
        """What will be decided and what follows."""
        return self.show(case_id, outcome)

    def post(self, request: HttpRequest, case_id: UUID, outcome: str) -> HttpResponse:
        """Decide; missing reasons show the page again."""
        reasons, effort = request.POST.get("gruende", ""), request.POST.get("aufwand", "")
        try:
            done = cases.decide(case_id, staff=self.staff, outcome=_outcome(outcome), reasons=reasons, effort=effort)
        except Invalid as problem:
            return self.show(case_id, outcome, reasons=reasons, effort=effort, problems=problem.problems)
        except cases.NotNow as problem:
            messages.error(request, str(problem.text))
            return redirect("desk:case", case_id)
        if done:
            messages.success(request, _("Entschieden. Das Schreiben wird erstellt und bereitgestellt."))
        else:
            messages.success(request, _("Vorgelegt. Eine zweite Person muss die Entscheidung bestätigen."))
        return redirect("desk:case", case_id)

    def show(
        self,
        case_id: UUID,
        outcome: str,
        *,
        reasons: str = "",
        effort: str = "",
        problems: tuple[FieldProblem, ...] = (),
    ) -> HttpResponse:
        """The page with what was typed."""
        self.plan = cases.plan_decision(case_id, staff=self.staff, outcome=_outcome(outcome))
        phrase = next((one for one in self.plan.phrases if one.name == self.request.GET.get("baustein")), None)
        reasons = reasons or (phrase.text if phrase else self.plan.proposed_reasons)
        return self.answer(
            status=422 if problems else 200,
            plan=self.plan,
            outcome=outcome,
            reasons=reasons,
            effort=effort or ("" if self.plan.minutes is None else self.plan.minutes),
            problems=problems,
            errors={problem.field: problem.text for problem in problems},
        )

    def get_page_title(self) -> str:
        """What the button will do."""
        return self.plan.label

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Inbox, case, act."""
        case = {"url": reverse("desk:case", args=[self.plan.case_id]), "label": self.plan.number}
        return [self.home, case, {"url": "", "label": self.plan.label}]


@require_POST
def preview(request: HttpRequest, case_id: UUID, outcome: str) -> HttpResponse:
    """The letter as it would be made now."""
    staff = require_role(request, *AT_THE_DESK)
    reasons, effort = request.POST.get("gruende", ""), request.POST.get("aufwand", "")
    try:
        data = cases.preview_decision(case_id, staff=staff, outcome=_outcome(outcome), reasons=reasons, effort=effort)
    except Invalid as problem:
        page = DecisionPage()
        page.setup(request)
        page.staff = staff
        return page.show(case_id, outcome, reasons=reasons, effort=effort, problems=problem.problems)
    return download(data, "vorschau.pdf", "application/pdf", inline=True)


def _outcome(word: str) -> Outcome:
    if word not in OUTCOMES:
        raise Http404
    return OUTCOMES[word]
