"""Pages for what can go wrong while signing in: they say what happened and what still works."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rathaus_platform.errors import PlatformError, TrustTooLow
from rathaus_platform.identity import pending
from rathaus_platform.identity.addresses import asked_path, sign_in_url
from rathaus_platform.identity.errors import AccountClosed, NotOfThisTown, SignInAway, SignInFailed
from rathaus_platform.identity.trust import level_of

View = Callable[..., HttpResponse]

_TEMPLATES: tuple[tuple[type[PlatformError], str], ...] = (
    (SignInAway, "identity/away.html"),
    (NotOfThisTown, "identity/not_of_this_town.html"),
    (TrustTooLow, "identity/too_low.html"),
    (AccountClosed, "identity/failed.html"),
    (SignInFailed, "identity/failed.html"),
)


def explained(view: View) -> View:
    """Turn the expected failures of a sign-in view into their pages, with the failure's own status.

    The page offers to sign in again and to come back to where the person wanted to go.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, realm: str) -> HttpResponse:
        again = _again(request, realm)
        try:
            return view(request, realm=realm)
        except (SignInAway, NotOfThisTown, TrustTooLow, AccountClosed, SignInFailed) as problem:
            template = next(name for kind, name in _TEMPLATES if isinstance(problem, kind))
            context: dict[str, Any] = {"problem": problem, "realm": realm, "again": again}
            return render(request, template, context, status=problem.status)

    return wrapper


def _again(request: HttpRequest, realm: str) -> str:
    begun = pending.look(request.session, request.GET.get("state", ""))
    if begun is not None:
        return sign_in_url(request, realm, begun.next, level_of(begun.level), begun.purpose, begun.account)
    level, purpose = level_of(request.GET.get("stufe")), request.GET.get("wofuer", "")
    account = request.GET.get("konto", "")
    return sign_in_url(request, realm, asked_path(request, realm), level, purpose, account)
