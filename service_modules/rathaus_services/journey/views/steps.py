"""The question pages: one step, one address; POST, redirect, GET."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from rathaus_platform.errors import FieldProblem
from rathaus_services.cases import api as cases
from rathaus_services.forms.api import Step
from rathaus_services.journey import posted, uploads
from rathaus_services.journey.page import address, form_page, open_walk
from rathaus_services.journey.questions import Asking
from rathaus_services.journey.visitor import visitor_of
from rathaus_services.journey.walk import CHECK, Walk

READ = "gelesen"
"""Names the fields whose warning stood on the page that was sent."""


@require_GET
def privacy(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Who asks, why, on what ground and for how long: made from the purposes of the fields."""
    walk = open_walk(request, draft)
    module = walk.service.module
    purposes = [
        {
            "text": walk.service.text(f"purposes.{name}"),
            "ground": purpose["ground"],
            "fields": _asked_for(walk, name),
        }
        for name, purpose in module.legal["purposes"].items()
    ]
    recipients = [walk.service.text(f"recipients.{one['name']}") for one in module.legal.get("recipients", ())]
    context: dict[str, Any] = {
        "purposes": purposes,
        "recipients": recipients,
        "retention": _retention(walk),
        "next_url": address(walk, walk.first_open()),
    }
    return form_page(request, walk, "journey/privacy.html", walk.steps[0].name, **context)


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, draft: UUID, name: str) -> HttpResponse:
    """One page of questions."""
    walk = open_walk(request, draft)
    found = walk.step(name)
    if found is None or not walk.may_open(name):
        return HttpResponseRedirect(address(walk, walk.first_open()))
    if request.method == "POST":
        return _answered(request, walk, found)
    return _asked(request, walk, found, walk.draft.answers, ())


def _answered(request: HttpRequest, walk: Walk, step: Step) -> HttpResponse:
    raw = posted.read(step.fields, request.POST, walk.service.parameters)
    kept = {f.name: walk.draft.answers.get(f.name) for f in step.fields if f.kind in ("upload", "group")}
    checked = walk.judge(step, {**raw, **kept})
    wrong = {problem.field.partition(".")[0] for problem in checked.problems}
    right = {name: value for name, value in checked.answers.items() if name not in wrong and name not in kept}
    keys = visitor_of(request).keys
    if right:
        cases.save_step(walk.draft.id, answers=right, **keys)
    refused = uploads.change(request, walk, step, keys)
    walk = open_walk(request, walk.draft.id)
    act = request.POST.get("weiter", "weiter")
    if act == "spaeter":
        return HttpResponseRedirect(reverse("journey:later", args=[walk.draft.id]))
    if act == "bleiben" and not refused:
        return HttpResponseRedirect(address(walk, step.name))
    checked = walk.judge(step, {**raw, **_kept(walk, step)})
    problems = (*refused, *(checked.problems if act == "weiter" else ()))
    if problems:
        return _asked(request, walk, step, {**walk.draft.answers, **raw}, problems)
    if any(warning.field not in request.POST.getlist(READ) for warning in checked.warnings):
        return HttpResponseRedirect(request.get_full_path())  # the page shows what to consider; then it goes on
    return HttpResponseRedirect(_onwards(request, walk, step))


def _kept(walk: Walk, step: Step) -> dict[str, object]:
    return {f.name: walk.draft.answers.get(f.name) for f in step.fields if f.kind in ("upload", "group")}


def _onwards(request: HttpRequest, walk: Walk, step: Step) -> str:
    if walk.stop() is not None:
        return reverse("journey:stop", args=[walk.draft.id])
    if request.GET.get("zurueck") == CHECK and walk.first_open() == CHECK:
        return address(walk, CHECK)
    return address(walk, walk.after(step.name))


def _asked(
    request: HttpRequest,
    walk: Walk,
    step: Step,
    values: dict[str, object],
    problems: tuple[FieldProblem, ...],
) -> HttpResponse:
    warnings = walk.stored(step).warnings
    asking = Asking(
        module=walk.service.module,
        parameters=walk.service.parameters,
        problems=problems,
        warnings=warnings,
        files=walk.draft.files,
        vouched=walk.vouched(step),
    )
    questions = asking.questions(step.fields, values)
    context = {"step": step, "questions": questions, "problems": problems, "warnings": warnings, "read": READ}
    return form_page(request, walk, "journey/step.html", step.name, status=422 if problems else 200, **context)


@require_GET
def stop(request: HttpRequest, draft: UUID) -> HttpResponse:
    """The way ends here for these answers: why, and where to go instead."""
    walk = open_walk(request, draft)
    check = walk.stop()
    if check is None:
        return HttpResponseRedirect(address(walk, walk.first_open()))
    text = {part: walk.service.text(f"checks.{check.name}.{part}") for part in ("title", "text")}
    field_step = walk.service.module.fields[check.field].step
    return form_page(request, walk, "journey/stop.html", field_step, stop=text, change_url=address(walk, field_step))


def _asked_for(walk: Walk, purpose: str) -> list[str]:
    module = walk.service.module
    return [
        walk.service.text(f"fields.{field.name}.short") or walk.service.text(f"fields.{field.name}.label")
        for field in module.fields.values()
        if field.purpose == purpose and field.kind not in ("later", "consent")
    ]


def _retention(walk: Walk) -> dict[str, object]:
    module, parameters = walk.service.module, walk.service.parameters
    day, months = cases.day_kept_from(module, parameters) or (None, None)
    years = cases.years_kept(module, parameters)
    return {"years": years, "day": day, "months": months, "drafts_days": walk.service.drafts_days}
