"""Where the releases stand, for operators who have signed in; halting and taking back from here, at night too.

The next ring is a command's work: it runs past cases of many towns through the release and takes its time.
"""

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from rathaus_platform.errors import Conflict, NotFound
from rathaus_platform.identity.operators.api import Operator, require_operator
from rathaus_services.rollout import moves
from rathaus_services.rollout.overview import overview

ACTIONS: Final[dict[str, Callable[..., moves.Moved]]] = {
    "anhalten": moves.halt,
    "zulassen": moves.resume,
    "zuruecknehmen": moves.withdraw,
}


@never_cache
@require_safe
def releases(request: HttpRequest) -> HttpResponse:
    """Every service with the releases its towns may be on; first those that are on their way. Raises SignInRequired."""
    return _shown(request, require_operator(request))


@never_cache
@require_POST
def step(request: HttpRequest, key: str, content_hash: str, action: str) -> HttpResponse:
    """Halt, let go on, take back; `grund` says why. Raises SignInRequired, NotFound."""
    operator = require_operator(request)
    act = ACTIONS.get(action)
    if act is None:
        raise NotFound
    try:
        act(key, content_hash, by=operator.name, reason=request.POST.get("grund", "")[:500])
    except Conflict as problem:
        return _shown(request, operator, problem=problem, at=f"{key}-{content_hash[:12]}")
    return redirect("rollout:releases")


def _shown(request: HttpRequest, operator: Operator, problem: Conflict | None = None, at: str = "") -> HttpResponse:
    services = overview()
    context: dict[str, Any] = {
        "operator": operator,
        "moving": [one for one in services if one.moving],
        "calm": [one for one in services if not one.moving],
        "problem": problem,
        "at": at,
        "crumbs": [{"label": _("Betrieb"), "url": "/betrieb/"}, {"label": _("Fassungen der Leistungen")}],
    }
    return render(request, "rollout/releases.html", context, status=problem.status if problem else 200)
