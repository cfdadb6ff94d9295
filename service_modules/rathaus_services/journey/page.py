"""What every page of the form shows around its content: where one is, what comes next, who helps, who sees it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from rathaus_platform.errors import FactsNeeded
from rathaus_services.activation import api as activation
from rathaus_services.cases import api as cases
from rathaus_services.journey.handover import is_missing
from rathaus_services.journey.visitor import visitor_of
from rathaus_services.journey.walk import CHECK, Walk


def open_walk(request: HttpRequest, draft_id: Any) -> Walk:
    """The draft of this visitor. Raises UnknownDraft for foreign and unknown ids alike, FactsNeeded where the account
    has to vouch again; what was posted is saved first, and sending asks again.
    """
    visitor = visitor_of(request)
    draft = cases.load_draft(draft_id, **visitor.keys)
    walk = Walk.of(draft, visitor.verified_for(draft.key))
    if request.method in ("GET", "HEAD") and draft.case_id is None and is_missing(walk.service, visitor.person):
        raise FactsNeeded(draft.key)
    return walk


def address(walk: Walk, name: str) -> str:
    """The address of a step or of the check page."""
    return (
        reverse("journey:check", args=[walk.draft.id])
        if name == CHECK
        else reverse("journey:step", args=[walk.draft.id, name])
    )


def form_page(
    request: HttpRequest, walk: Walk, template: str, current: str, status: int = 200, **context: Any
) -> HttpResponse:
    """Render a page of the form; never cached, because it shows answers."""
    following = walk.step(walk.after(current)) if current != CHECK else None
    before = walk.before(current)
    surroundings = {
        "draft": walk.draft,
        "service": walk.service,
        "office": walk.service.office,
        "step_number": walk.number(current),
        "step_total": walk.total,
        "step_next": following.short if following else (_("Angaben prüfen") if current != CHECK else ""),
        "back_url": address(walk, before) if before else reverse("journey:service", args=[walk.draft.key]),
        "later_url": reverse("journey:later", args=[walk.draft.id]),
        "saved_at": walk.draft.saved_at,
    }
    if status == 422:
        activation.count(walk.draft.release.id, activation.Counted.REFUSED)
    response = render(request, template, {**surroundings, **context}, status=status)
    response["Cache-Control"] = "no-store"
    return response
