"""Signing in and out at the operator's host."""

from collections.abc import Callable
from functools import wraps

from django.contrib.sessions.backends.cache import SessionStore
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from rathaus_platform.errors import TrustTooLow
from rathaus_platform.identity.addresses import safe_path
from rathaus_platform.identity.errors import LogoutTokenRefused, NothingToDoHere, SignInAway, SignInFailed
from rathaus_platform.identity.operators import actions
from rathaus_platform.identity.operators.session import keep, session_of
from rathaus_platform.identity.relying_party.answer import answer_in

START = "/betrieb/"
View = Callable[[HttpRequest], HttpResponse]


def explained(view: View) -> View:
    """Turn the expected failures into a page that offers to begin again."""

    @wraps(view)
    def wrapper(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except (SignInAway, SignInFailed, NothingToDoHere, TrustTooLow) as problem:
            context = {"problem": problem, "again": reverse("operators:sign-in")}
            return render(request, "identity/operators/failed.html", context, status=problem.status)

    return wrapper


@never_cache
@require_GET
@explained
def sign_in(request: HttpRequest) -> HttpResponse:
    """Off to Keycloak; `frisch` asks for a second factor of this moment."""
    session, fresh = session_of(request), request.GET.get("frisch") == "1"
    next_path = safe_path(request.GET.get("weiter", ""), default=START)
    return _kept(session, actions.begin(session, callback=_callback(request), next=next_path, fresh=fresh))


@never_cache
@require_GET
@explained
def come_back(request: HttpRequest) -> HttpResponse:
    """Back from Keycloak."""
    session = session_of(request)
    return _kept(session, actions.complete(session, callback=_callback(request), answer=answer_in(request)))


@never_cache
@require_POST
@explained
def sign_out(request: HttpRequest) -> HttpResponse:
    """Out, here and at Keycloak."""
    back_to = request.build_absolute_uri("/")
    return HttpResponseRedirect(actions.sign_out(session_of(request), back_to=back_to))


@csrf_exempt
@never_cache
@require_POST
def told_signed_out(request: HttpRequest) -> HttpResponse:
    """Keycloak's back-channel call; the token itself is the proof."""
    try:
        actions.told_signed_out(request.POST.get("logout_token", ""))
    except LogoutTokenRefused:
        return JsonResponse({"error": "invalid_request"}, status=400)
    return HttpResponse(status=200)


def _kept(session: SessionStore, address: str) -> HttpResponse:
    """On to the address, with the session kept."""
    response = HttpResponseRedirect(address)
    keep(response, session)
    return response


def _callback(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("operators:back"))
