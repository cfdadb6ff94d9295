"""What every template may ask about the town. Nothing is read before a template asks."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from rathaus_tenants.context import town_or_none
from rathaus_tenants.preferences.api import PreferencesView, preferences


def town(request: HttpRequest) -> dict[str, Any]:
    """`town` (TownRef, None on the operator's host), `preferences` (remembered), `demo`."""
    bound = town_or_none()
    return {
        "town": bound,
        "preferences": None if bound is None else SimpleLazyObject(_preferences),
        "demo": settings.ENVIRONMENT.demo,
    }


def _preferences() -> PreferencesView:
    return preferences()
