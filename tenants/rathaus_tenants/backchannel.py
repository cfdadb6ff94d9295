"""Keycloak's call to sign somebody out, where it cannot reach a town by its name.

`*.localhost` resolves in browsers only. On one machine Keycloak calls
`http://127.0.0.1:<port>/rueckkanal/<slug>/anmelden/<realm>/abgemeldet/` instead; everywhere else the town's own host.
"""

import re

from django.conf import settings
from django.http import HttpRequest

from rathaus_tenants.errors import UnknownTown
from rathaus_tenants.registry.api import Entry, entry_with, find
from rathaus_tenants.values import TownRef

_PATH = re.compile(r"/rueckkanal/(?P<slug>[a-z0-9-]+)(?P<path>/anmelden/(?:buerger|verwaltung)/abgemeldet/)\Z")


def backchannel_url(town: TownRef) -> str:
    """Where Keycloak reaches the town, without a slash at the end."""
    environment = settings.ENVIRONMENT
    if environment.base_domain != "localhost":
        return town.base_url
    port = f":{environment.base_port}" if environment.base_port else ""
    return f"{environment.scheme}://127.0.0.1{port}/rueckkanal/{town.slug}"


def called_town(request: HttpRequest, host: str) -> Entry | None:
    """The town a back-channel call is for, with the request's path set to the town's own; None for all others.

    The call proves itself by its signed token, as it does on the town's host; only this one address is open.
    """
    if host != "127.0.0.1" or request.method != "POST" or settings.ENVIRONMENT.base_domain != "localhost":
        return None
    match = _PATH.match(request.path_info)
    if match is None:
        return None
    try:
        entry = entry_with(find(match["slug"]).id)
    except UnknownTown:
        return None
    request.path_info = request.path = match["path"]
    return entry
