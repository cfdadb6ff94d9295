"""End sessions of this town, wherever their browsers are."""

from collections.abc import Iterable
from importlib import import_module

from django.conf import settings

from rathaus_platform.identity.models import SessionLink


def end_sessions(links: Iterable[SessionLink]) -> int:
    """End these sessions and return how many. Their next request is nobody's."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    keys = [link.session_key for link in links]
    for key in keys:
        store(key).delete()
    SessionLink.objects.filter(session_key__in=keys).delete()
    return len(keys)
