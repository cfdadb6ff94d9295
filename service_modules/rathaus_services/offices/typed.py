"""The page's form as typed."""

from collections.abc import Iterable

from django.http import QueryDict

from rathaus_services.offices.lines import key_for
from rathaus_tenants.preferences.api import Office


def offices_typed(form: QueryDict, shown: Iterable[str], before: Iterable[Office]) -> tuple[Office, ...]:
    """The offices with a name; one whose name was emptied is gone. Services that were not shown stay where they are."""
    named: dict[str, str] = {}
    for key, name in zip(form.getlist("schluessel"), form.getlist("name"), strict=False):
        if name.strip():
            named[key or key_for(name, set(named))] = name.strip()
    chosen = {key: form.get(f"amt.{key}", "") for key in shown}
    kept = {service: one.key for one in before for service in one.services if service not in chosen}
    of = {**kept, **chosen}
    mine = {key: tuple(service for service, office in of.items() if office == key) for key in named}
    return tuple(Office(key, name, mine[key]) for key, name in named.items())
