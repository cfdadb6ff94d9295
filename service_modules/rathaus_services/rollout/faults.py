"""A page of an application that ends in an unexpected error counts against its release."""

from typing import Any

import structlog
from django.db import Error, transaction
from django.http import HttpRequest

from rathaus_platform.errors import PlatformError
from rathaus_services.activation import api as activation
from rathaus_services.cases.models import Draft
from rathaus_services.releases import api as releases
from rathaus_tenants.context import town_or_none

log = structlog.get_logger(__name__)


def broken(request: HttpRequest | None = None, **_kwargs: Any) -> None:
    """Receiver of Django's `got_request_exception`: the view has raised what nobody expected."""
    match = getattr(request, "resolver_match", None)
    if match is None or "journey" not in match.namespaces or town_or_none() is None:
        return
    try:
        with transaction.atomic():
            release = _release(match.kwargs)
            if release is not None:
                activation.count(release, activation.Counted.BROKEN)
    except (Error, PlatformError):
        log.warning("fault_not_counted")  # the database may be what is broken; the page of the error goes on


def _release(named: dict[str, Any]) -> int | None:
    """The release of the draft in the address, or the one that its service has here now."""
    if draft := named.get("draft"):
        return Draft.objects.filter(pk=draft).values_list("release_id", flat=True).first()
    return releases.release_for(named["key"]).id if "key" in named else None
