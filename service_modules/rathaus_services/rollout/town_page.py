"""Old default, new default and the town's own value beside each other; where both changed, somebody decides."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from rathaus_platform.errors import Conflict, FieldProblem, Invalid
from rathaus_services.activation import api as activation
from rathaus_services.register.inputs.shapes import shape_of
from rathaus_services.register.shown import shown
from rathaus_services.register.views.page import RegisterPage, actor_of, changer

OUTCOMES: Final = {
    "follows": gettext_lazy("Ihre Stadt hat nichts Eigenes gesetzt: die neue Vorgabe gilt."),
    "example": gettext_lazy("Hier gilt ein Beispielwert der Vorführung weiter, bis Ihre Stadt etwas Eigenes setzt."),
    "agrees": gettext_lazy("Die neue Vorgabe ist der Wert Ihrer Stadt."),
    "stays": gettext_lazy("Der Wert Ihrer Stadt gilt weiter: er war die alte Vorgabe, oder es gibt keine mehr."),
    "unfit": gettext_lazy("Der Wert Ihrer Stadt passt nicht zur neuen Fassung. Setzen Sie einen neuen."),
    "missing": gettext_lazy("Die neue Fassung braucht hier einen Wert Ihrer Stadt."),
    "new": gettext_lazy("Neu, mit einer Vorgabe."),
    "gone": gettext_lazy("Die neue Fassung fragt nicht mehr danach."),
    "conflict": gettext_lazy("Vorgabe und Ihre Stadt haben den Wert verschieden geändert."),
}


class AlignmentPage(RegisterPage):
    """Conflicts first, then what followed by rule."""

    template_name = "rollout/alignment.html"
    page_title = gettext_lazy("Abgleich mit der neuen Fassung")

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """The page. Raises NotOffered."""
        return self.show(key)

    def show(self, key: str, problems: tuple[FieldProblem, ...] = (), typed: str = "") -> HttpResponse:
        """The page, perhaps after a refused decision; `typed` is the source as it was written."""
        self.key, found = key, activation.alignment(key)
        rows = [_row(found, one) for one in found.questions] if found else []
        return self.answer(
            problems=problems,
            key=key,
            alignment=found,
            asked=[row for row in rows if row["question"].change.for_a_person],
            settled=[row for row in rows if not row["question"].change.for_a_person],
            typed=typed,
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Below the service."""
        above = {"url": reverse("register:service", args=[self.key]), "label": self.key}
        return [self.home, above, {"url": "", "label": self.page_title}]


@require_POST
def decide(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """`wahl` is `behalten` or `uebernehmen`, `quelle` the source where the value needs one."""
    person, source = changer(request), request.POST.get("quelle", "").strip()[:300]
    choice = {"behalten": activation.KEEP, "uebernehmen": activation.TAKE}.get(request.POST.get("wahl", ""), "")
    try:
        activation.decide(key, name, choice, actor=actor_of(person), source=source)
    except (Invalid, Conflict) as refusal:
        found = refusal.problems if isinstance(refusal, Invalid) else ()
        problems = found or (FieldProblem(name, refusal.text, refusal.code),)
        page = AlignmentPage()
        page.setup(request, key=key)
        page.person = person
        return page.show(key, tuple(FieldProblem(name, one.text, one.code) for one in problems), source)
    messages.success(request, _("Entschieden. Die Entscheidung bleibt mit Ihrem Namen stehen."))
    return redirect("abgleich:show", key)


def _row(found: activation.Alignment, question: activation.Question) -> dict[str, Any]:
    change = question.change
    shape = shape_of(found.old.module if change.outcome == "gone" else found.new.module, change.parameter)
    lines = {part: shown(shape, getattr(change, part)) for part in ("old", "new", "town")}
    return {"question": question, "change": change, "says": OUTCOMES[change.outcome.value], **lines}
