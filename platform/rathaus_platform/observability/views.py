"""The two questions of an orchestrator: does the process live, and may requests come."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rathaus_platform.observability.health import health


@require_safe
@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """The process answers. It depends on nothing else, so that a missing database restarts no web process."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 when requests may come, else 503; the body names what is missing."""
    found = health()
    parts = {"database": found.database, "migrations": found.migrated}
    return JsonResponse({"ready": found.ready, "parts": parts}, status=200 if found.ready else 503)
