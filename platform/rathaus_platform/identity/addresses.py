"""Addresses of the sign-in, and where it may lead back to."""

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from rathaus_platform.identity.accounts import BUNDID
from rathaus_platform.identity.purposes import ACCOUNT
from rathaus_platform.identity.trust import TrustLevel

START = {"buerger": "/", "verwaltung": "/verwaltung/"}


def safe_path(wanted: str, *, default: str = "/") -> str:
    """`wanted` if it is a plain path on this host, else `default`: nobody is led away after signing in."""
    parts = urlsplit(wanted)
    if parts.scheme or parts.netloc or not wanted.startswith("/") or "\\" in wanted:
        return default
    if any(ord(character) < 32 for character in wanted):  # browsers drop some of them: "/<tab>/host"
        return default
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return default
    return wanted


def asked_path(request: HttpRequest, realm: str) -> str:
    """Where the person wants to go after signing in: `weiter`, or Wagtail's `next`, or the realm's first
    page.
    """
    wanted = request.GET.get("weiter") or request.GET.get("next", "")
    return safe_path(wanted, default=START[realm])


def sign_in_url(
    request: HttpRequest,
    realm: str,
    next: str | None = None,
    level: TrustLevel = TrustLevel.OHNE,
    purpose: str = ACCOUNT,
    account: str = BUNDID,
) -> str:
    """Where to send somebody to sign in (or step up) and come back to `next` (default: the page they asked
    for). The purpose says which facts the account is asked for.
    """
    query = _query(safe_path(next if next is not None else request.get_full_path()), level, purpose)
    if account not in ("", BUNDID):
        query["konto"] = account
    return f"{reverse(f'identity:{realm}')}?{urlencode(query)}"


def choice_url(next: str, level: TrustLevel, purpose: str = ACCOUNT) -> str:
    """Where citizens choose among all accounts that suffice."""
    return f"{reverse('identity:anmelden')}?{urlencode(_query(safe_path(next), level, purpose))}"


def _query(next_path: str, level: TrustLevel, purpose: str) -> dict[str, str]:
    query = {"weiter": next_path}
    if level > TrustLevel.OHNE:
        query["stufe"] = level.value
    if purpose != ACCOUNT:
        query["wofuer"] = purpose
    return query


def callback_url(request: HttpRequest, realm: str) -> str:
    """The one redirect address registered at Keycloak for this host and realm."""
    return request.build_absolute_uri(reverse(f"identity:{realm}-zurueck"))
