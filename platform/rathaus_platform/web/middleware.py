"""What every request gets: a number to find it by, and a page instead of a trace when something expected fails."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from rathaus_platform.errors import PlatformError
from rathaus_platform.ids import new_id
from rathaus_platform.observability.log_context import bind
from rathaus_platform.web.errors import answer

_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
Next = Callable[[HttpRequest], HttpResponseBase]


class RequestId:
    """Gives the request the proxy's number or one of its own, for logs and error pages, and sends it back."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Binds the number for the time of the request."""
        given = request.headers.get("X-Request-Id", "")
        number = given if _GIVEN.fullmatch(given) else new_id().hex
        request.rathaus_number = number  # type: ignore[attr-defined]
        with bind(request=number):
            response = self.get_response(request)
        response["X-Request-Id"] = number
        return response


class PlatformErrors:
    """Turns a PlatformError of a view into its page, or into JSON for a client that asks for it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing on the way in."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """The answer for an expected failure; everything else goes on to Django."""
        return answer(request, exception) if isinstance(exception, PlatformError) else None
