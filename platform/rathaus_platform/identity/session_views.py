"""Pages about a person's own sessions."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from rathaus_platform.identity.access import require_person
from rathaus_platform.identity.actions.own_sessions import end_other_sessions, end_own_session, own_sessions

OTHERS = "andere"


@never_cache
@require_GET
def sessions(request: HttpRequest) -> HttpResponse:
    """Where the person is signed in to this town."""
    context = {"person": require_person(request), "sessions": own_sessions(request), "others": OTHERS}
    return render(request, "identity/sessions.html", context)


@never_cache
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """End one session, or all others."""
    require_person(request)
    which = request.POST.get("sitzung", "")
    if which == OTHERS:
        end_other_sessions(request)
    else:
        end_own_session(request, which)
    return HttpResponseRedirect(reverse("identity:sitzungen"))


@never_cache
@require_GET
def stay(request: HttpRequest) -> HttpResponse:
    """A sign of life: for the notice on a page, and as a link without script."""
    person = require_person(request)
    left = request.rathaus_time_left  # type: ignore[attr-defined]
    if request.headers.get("X-Requested-With") == "fetch":
        return JsonResponse({"seconds": left.seconds, "extendable": left.can_be_extended})
    return render(request, "identity/stay.html", {"person": person, "left": left})
