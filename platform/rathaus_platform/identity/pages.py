"""Pages for what can go wrong while signing in: they say what happened and what still works."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rathaus_platform.errors import PlatformError, TrustTooLow
from rathaus_platform.identity.errors import AccountClosed, NotOfThisTown, SignInAway, SignInFailed

View = Callable[..., HttpResponse]

_TEMPLATES: tuple[tuple[type[PlatformError], str], ...] = (
    (SignInAway, "identity/away.html"),
    (NotOfThisTown, "identity/not_of_this_town.html"),
    (TrustTooLow, "identity/too_low.html"),
    (AccountClosed, "identity/failed.html"),
    (SignInFailed, "identity/failed.html"),
)


def explained(view: View) -> View:
    """Turn the expected failures of a sign-in view into their pages, with the failure's own status."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (SignInAway, NotOfThisTown, TrustTooLow, AccountClosed, SignInFailed) as problem:
            template = next(name for kind, name in _TEMPLATES if isinstance(problem, kind))
            context = {"problem": problem, "realm": kwargs.get("realm", "buerger")}
            return render(request, template, context, status=problem.status)

    return wrapper
