"""What other packages may do with the bound town's preferences: read and change them."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction

from rathaus_platform.errors import Invalid
from rathaus_tenants.context import current_town
from rathaus_tenants.preferences import rules
from rathaus_tenants.preferences.models import Preferences
from rathaus_tenants.preferences.values import Office, OpeningHours, PreferencesView
from rathaus_tenants.registry.api import Kept, content_changed

__all__ = ["Office", "OpeningHours", "PreferencesView", "change", "preferences"]


def preferences() -> PreferencesView:
    """The bound town's preferences; out of the process's memory until they change, at most one second old.

    A town without its row has the defaults. Raises NoTown.
    """
    return _preferences.get()


@transaction.atomic
def change(**changes: Any) -> PreferencesView:
    """Sets the named preferences of the bound town and makes its kept pages stale.

    `opening_hours` is a sequence of OpeningHours, `offices` one of Office, everything else text.
    Raises Invalid with a problem per field; then nothing is changed.
    """
    current_town()
    problems = rules.problems(changes)
    if problems:
        raise Invalid(problems=problems)
    Preferences.objects.bulk_create([Preferences(id=1)], ignore_conflicts=True)
    row = Preferences.objects.select_for_update().get(pk=1)
    for name, value in _stored(changes).items():
        setattr(row, name, value)
    row.save()
    content_changed()
    return _view(row)


def _read() -> PreferencesView:
    return _view(Preferences.objects.filter(pk=1).first() or Preferences())


_preferences: Kept[PreferencesView] = Kept(_read)


def _stored(changes: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(changes)
    for name in {"opening_hours", "offices"} & values.keys():
        values[name] = [asdict(line) for line in values[name]]
    return values


def _view(row: Preferences) -> PreferencesView:
    values = {name: getattr(row, name) for name in rules.NAMES}
    values["opening_hours"] = tuple(OpeningHours(**line) for line in row.opening_hours)
    values["offices"] = tuple(Office(one["key"], one["name"], tuple(one["services"])) for one in row.offices)
    return PreferencesView(**values)
