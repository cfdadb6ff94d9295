"""Signing in and out over HTTP. Rules live in actions/."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rathaus_platform.identity.access import person_of
from rathaus_platform.identity.accounts import BUNDID, chosen
from rathaus_platform.identity.actions.back_channel_sign_out import back_channel_sign_out
from rathaus_platform.identity.actions.begin_sign_in import begin_sign_in
from rathaus_platform.identity.actions.change_account import again_after, signed_out_first
from rathaus_platform.identity.actions.complete_sign_in import complete_sign_in
from rathaus_platform.identity.actions.sign_out import sign_out
from rathaus_platform.identity.addresses import asked_path, safe_path
from rathaus_platform.identity.choice import facts_told, options_for, standing_of
from rathaus_platform.identity.errors import LogoutTokenRefused
from rathaus_platform.identity.pages import explained
from rathaus_platform.identity.purposes import ACCOUNT, lasting, purpose_of
from rathaus_platform.identity.relying_party.answer import answer_in
from rathaus_platform.identity.session import ENDED, recall
from rathaus_platform.identity.trust import TrustLevel, level_of


@never_cache
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """The ways to sign in, by level. Who is signed in too weakly learns why, and gets on with one click."""
    next_path = safe_path(request.GET.get("weiter", ""))
    needed, person = level_of(request.GET.get("stufe")), person_of(request)
    purpose = purpose_of(request.GET.get("wofuer", ""))
    key = purpose.key if purpose else ACCOUNT
    standing = standing_of(person, recall(request.session), needed, next_path, key)
    at_least = max(needed, person.trust) if person and standing.facts_missing else needed
    same = person.account or BUNDID if person and standing.name and not standing.changes_account else ""
    context = {
        "options": options_for(at_least, next_path, key, same),
        "purpose": purpose,
        "facts": facts_told(next_path, needed, purpose, same),
        "needed": needed > TrustLevel.BASIS,
        "standing": standing,
        "next": next_path,
        "ended": request.session.get(ENDED, False),
    }
    return render(request, "identity/step_up.html" if standing.name else "identity/choose.html", context)


@never_cache
@require_GET
@explained
def begin(request: HttpRequest, realm: str) -> HttpResponse:
    """Off to Keycloak."""
    level, purpose = level_of(request.GET.get("stufe")), request.GET.get("wofuer", "")
    next_path = asked_path(request, realm)
    home = request.GET.get("von", "")
    account = chosen(realm, request.GET.get("konto", BUNDID), level, lasting(purpose))
    address = signed_out_first(request, account, request.get_full_path()) or begin_sign_in(
        request, realm=realm, next=next_path, level=level, purpose=purpose, home=home, account=account
    )
    return HttpResponseRedirect(address)


@never_cache
@require_GET
@explained
def come_back(request: HttpRequest, realm: str) -> HttpResponse:
    """Back from Keycloak."""
    return HttpResponseRedirect(complete_sign_in(request, realm=realm, answer=answer_in(request)))


@never_cache
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Ask, then sign out; a link alone signs nobody out."""
    if request.method == "POST":
        return HttpResponseRedirect(sign_out(request))
    return render(request, "identity/leave.html")


@never_cache
@require_GET
def signed_out(request: HttpRequest) -> HttpResponse:
    """The last page; for who changes from one account to another, the way on."""
    again = again_after(request.session)
    if again:
        return HttpResponseRedirect(again)
    return render(request, "identity/signed_out.html", {"only_here": request.GET.get("nur") == "hier"})


@csrf_exempt
@never_cache
@require_POST
def told_signed_out(request: HttpRequest, realm: str) -> HttpResponse:
    """Keycloak's back-channel call; the token itself is the proof."""
    try:
        back_channel_sign_out(realm=realm, logout_token=request.POST.get("logout_token", ""))
    except LogoutTokenRefused:
        return JsonResponse({"error": "invalid_request"}, status=400)
    return HttpResponse(status=200)
