"""From the host to the town, before anything else looks at the request. Costs no statement for a known host."""

from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import FileResponse, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase, StreamingHttpResponse

from rathaus_tenants import closed_doors
from rathaus_tenants.backchannel import called_town
from rathaus_tenants.context import in_public, in_town
from rathaus_tenants.registry.api import Entry, entry_of
from rathaus_tenants.values import TownRef

Answer = Callable[[HttpRequest], HttpResponseBase]

# The town (None: the operator) of the request this thread is answering. Wagtail's preview runs the whole chain
# a second time inside a request, with a host that an editor can choose.
_serving: ContextVar["tuple[TownRef | None] | None"] = ContextVar("rathaus_serving", default=None)


class TownMiddleware:
    """Sets `request.town` (a TownRef, None on the operator's host) and binds it for the rest of the chain."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        outer = _serving.get()
        if outer is not None:  # the chain runs inside a request: whatever host it names, the town stays
            return self._serve(request, outer[0])
        host = _host(request)
        if host == operator_host() or request.path_info.startswith("/health/"):
            return self._serve(request, None)
        entry = called_town(request, host) or entry_of(host)
        if entry is None:
            return closed_doors.unknown()
        if not entry.open:
            return closed_doors.closed(entry.ref)
        if _leads_elsewhere(request, host, entry):
            return HttpResponsePermanentRedirect(entry.ref.base_url + request.get_full_path())
        return self._serve(request, entry.ref)

    def _serve(self, request: HttpRequest, town: TownRef | None) -> HttpResponseBase:
        request.town = town  # type: ignore[attr-defined]
        if town is None:
            request.urlconf = settings.PUBLIC_SCHEMA_URLCONF
        mark = _serving.set((town,))
        try:
            with in_public() if town is None else in_town(town):
                return _streamed(self.get_response(request), town)
        finally:
            _serving.reset(mark)


def operator_host() -> str:
    """Where the cooperative's own pages are."""
    return f"betrieb.{settings.ENVIRONMENT.base_domain}".lower()


def _host(request: HttpRequest) -> str:
    try:
        return request.get_host().rsplit(":", 1)[0].lower().rstrip(".")
    except DisallowedHost:  # not even the form of a host name
        return ""


def _leads_elsewhere(request: HttpRequest, host: str, entry: Entry) -> bool:
    """An old or second host answers by leading to the primary one, so that cookies and links have one home."""
    return request.method in {"GET", "HEAD"} and entry.ref.host not in {"", host}


def _streamed(response: HttpResponseBase, town: TownRef | None) -> HttpResponseBase:
    """A body that is read after we have returned keeps its town: exports read rows while they are sent."""
    if town is None or not isinstance(response, StreamingHttpResponse) or isinstance(response, FileResponse):
        return response
    if not response.is_async:
        response.streaming_content = _inside(town, iter(response))
    return response


def _inside(town: TownRef, chunks: Iterable[bytes]) -> Iterator[bytes]:
    iterator = iter(chunks)
    while True:
        with in_town(town):  # not around the yield: between two chunks the thread may do other work
            chunk = next(iterator, None)
        if chunk is None:
            return
        yield chunk
