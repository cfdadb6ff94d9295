"""What the plain site needs of us: templates ask for the town, so there is one, the same for every request."""

import json
import os
from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef


class OneTown:
    """Middleware that costs nothing: no host is looked up and no role put on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        values = json.loads(os.environ["PLAIN_TOWN"])
        self.town = TownRef(**{**values, "id": UUID(values["id"])})

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.town = self.town  # type: ignore[attr-defined]
        with in_town(self.town):
            return self.get_response(request)
