"""Keeps pages that are the same for everybody: most anonymous visits then need neither database nor template.

Default deny: an answer is kept only if its view says `Cache-Control: public`, and only if nothing in it can
belong to one person (cookies, `Vary: Cookie`). Keys carry town, host, content version, path and the few known
parameters; publishing raises the version, so nobody lists pages to throw away.
"""

import hashlib
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag, urlencode
from redis.exceptions import RedisError

from rathaus_tenants.context import town_or_none
from rathaus_tenants.registry import api as registry

SECONDS: Final = 60  # also how old "geöffnet bis 18 Uhr" may be
PARAMETERS: Final = ("kategorie", "ortsteil", "seite")
LARGEST: Final = 1_000_000  # bytes; more is not a page
HARMLESS_VARY: Final = {"accept-encoding", "origin"}


class PageCache:
    """Django middleware; stands before sessions, so that a hit touches none, and after the town is bound."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The kept answer, or the fresh one, kept if it may be. Either can become 304."""
        key = key_of(request)
        if key is None:
            return self.get_response(request)
        kept = _read(key)
        if kept is not None:
            return _conditional(request, kept)
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and may_be_kept(response):
            response.headers["ETag"] = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
            _write(key, response)
            return _conditional(request, response)
        return response


def key_of(request: HttpRequest) -> str | None:
    """The cache key, or None for a request that must be answered freshly."""
    if request.method not in ("GET", "HEAD") or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return None
    if getattr(request, "is_dummy", False) or "Authorization" in request.headers or town_or_none() is None:
        return None
    if not set(request.GET) <= set(PARAMETERS):
        return None
    parameters = urlencode([(name, request.GET.getlist(name)) for name in sorted(request.GET)], doseq=True)
    looks = [request.COOKIES.get(name, "") for name in settings.RATHAUS_LOOK_COOKIES]
    parts = (request.get_host(), str(registry.content_version()), request.path, parameters, *looks)
    return "page:" + hashlib.sha256("\n".join(parts).encode()).hexdigest()


def may_be_kept(response: HttpResponse) -> bool:
    """Whether the answer is the same for everybody, by its view's own word and by what it carries."""
    control = {part.strip().lower() for part in response.get("Cache-Control", "").split(",")}
    vary = {part.strip().lower() for part in response.get("Vary", "").split(",") if part.strip()}
    return (
        response.status_code == 200
        and "public" in control
        and not control & {"private", "no-store"}
        and not response.cookies
        and vary <= HARMLESS_VARY
        and len(response.content) <= LARGEST
    )


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def _read(key: str) -> HttpResponse | None:
    try:
        kept = cache.get(key)
    except RedisError:  # without the cache the page is merely slower
        return None
    if kept is None:
        return None
    headers, body = kept
    response = HttpResponse(body)
    for name, value in headers:
        response.headers[name] = value
    return response


def _write(key: str, response: HttpResponse) -> None:
    try:
        cache.set(key, (list(response.headers.items()), response.content), SECONDS)
    except RedisError:
        return
