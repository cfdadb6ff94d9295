"""The two first-party cookies that change how a page looks: light or dark, and which warnings were put away.

The server reads them, so no script and no flash is needed; a page cache adds their values to its key.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

SCHEMES = {"hell": "light", "dunkel": "dark"}
A_YEAR = 31_536_000
A_MONTH = 2_592_000
MOST_NOTICES = 12


def scheme_of(request: HttpRequest | None) -> str:
    """`light` or `dark` where the visitor has chosen, else empty: the system decides."""
    return SCHEMES.get(request.COOKIES.get(_names()[0], ""), "") if request else ""


def choose_scheme(response: HttpResponse, chosen: str) -> None:
    """Remembers `hell` or `dunkel` for a year; anything else forgets the choice."""
    if chosen in SCHEMES:
        _set(response, _names()[0], chosen, A_YEAR)
    else:
        response.delete_cookie(_names()[0], path="/", samesite="Lax")


def dismissed(request: HttpRequest | None) -> frozenset[str]:
    """The ids of the warnings this browser has put away."""
    raw = request.COOKIES.get(_names()[1], "") if request else ""
    return frozenset(part for part in raw.split(".")[:MOST_NOTICES] if part)


def dismiss(request: HttpRequest, response: HttpResponse, notice: str) -> None:
    """Puts a warning away for a month. Only the newest dozen are remembered."""
    kept = [part for part in request.COOKIES.get(_names()[1], "").split(".") if part and part != notice]
    _set(response, _names()[1], ".".join([*kept, notice][-MOST_NOTICES:]), A_MONTH)


def _names() -> tuple[str, str]:
    scheme, notices = settings.RATHAUS_LOOK_COOKIES
    return scheme, notices


def _set(response: HttpResponse, name: str, value: str, age: int) -> None:
    response.set_cookie(
        name, value, max_age=age, path="/", secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
