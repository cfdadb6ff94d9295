"""Entries of a repeatable group: a page each for adding, changing and removing one of them."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from rathaus_platform.errors import FieldProblem
from rathaus_services.cases import api as cases
from rathaus_services.journey import posted
from rathaus_services.journey.page import address, form_page, open_walk
from rathaus_services.journey.questions import Asking
from rathaus_services.journey.visitor import visitor_of
from rathaus_services.journey.walk import Walk
from rathaus_services.manifest import Field


@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest, draft: UUID, name: str, group: str, index: int) -> HttpResponse:
    """One entry; the index after the last adds a new one."""
    walk = open_walk(request, draft)
    field, entries = _group(walk, name, group)
    if index > len(entries) or index >= int(field.schema.get("maxItems", 20)):
        raise Http404
    if request.method == "GET":
        return _asked(request, walk, name, field, index, entries[index] if index < len(entries) else {}, ())
    raw = posted.read(field.parts, request.POST, walk.service.parameters, f"{field.name}.{index}.")
    everything = [*entries[:index], raw, *entries[index + 1 :]]
    checked = walk.judge(_step(walk, name), {**walk.draft.answers, field.name: everything})
    mine = tuple(problem for problem in checked.problems if problem.field.startswith(f"{field.name}.{index}."))
    if mine:
        return _asked(request, walk, name, field, index, raw, mine)
    cases.save_step(walk.draft.id, answers={field.name: checked.answers[field.name]}, **visitor_of(request).keys)
    return HttpResponseRedirect(address(walk, name))


@require_POST
def remove(request: HttpRequest, draft: UUID, name: str, group: str, index: int) -> HttpResponse:
    """Take one entry out."""
    walk = open_walk(request, draft)
    field, entries = _group(walk, name, group)
    if index >= len(entries):
        raise Http404
    rest = [*entries[:index], *entries[index + 1 :]]
    cases.save_step(walk.draft.id, answers={field.name: rest or None}, **visitor_of(request).keys)
    return HttpResponseRedirect(address(walk, name))


def _step(walk: Walk, name: str) -> Any:
    found = walk.step(name)
    if found is None or not walk.may_open(name):
        raise Http404
    return found


def _group(walk: Walk, name: str, group: str) -> tuple[Field, list[dict[str, Any]]]:
    field = next((field for field in _step(walk, name).fields if field.name == group and field.kind == "group"), None)
    if field is None:
        raise Http404
    return field, list(walk.draft.answers.get(group) or [])


def _asked(
    request: HttpRequest,
    walk: Walk,
    name: str,
    field: Field,
    index: int,
    values: dict[str, Any],
    problems: tuple[FieldProblem, ...],
) -> HttpResponse:
    asking = Asking(walk.service.module, walk.service.parameters, problems)
    title = walk.service.text(f"fields.{field.name}.entry").replace("{nummer}", str(index + 1))
    questions = asking.questions(field.parts, values, f"{field.name}.{index}.")
    context = {
        "step": walk.step(name),
        "title": title,
        "questions": questions,
        "problems": problems,
        "list_url": address(walk, name),
    }
    return form_page(request, walk, "journey/entry.html", name, status=422 if problems else 200, **context)
