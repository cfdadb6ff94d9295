"""From a host or an id to a town: out of the process for 30 seconds, else one statement in the shared schema."""

from typing import Final
from uuid import UUID

from django.db import OperationalError

from rathaus_tenants.context import in_public
from rathaus_tenants.registry.entry import Entry, entry
from rathaus_tenants.registry.memory import Memory
from rathaus_tenants.registry.models import Domain, Town

SECONDS: Final = 30  # how long a suspension, a new name or a lost host may take to be seen everywhere
UNKNOWN_SECONDS: Final = 2  # how long a new town may be unknown to a process that was asked too early

_by_host: Memory[str, Entry] = Memory(SECONDS, 10_000)
_by_id: Memory[UUID, Entry] = Memory(SECONDS, 10_000)
_unknown: Memory[str, bool] = Memory(UNKNOWN_SECONDS, 1_000)


def by_host(host: str) -> Entry | None:
    """The town at a host (lower case, no port), or None. While the database is away an old answer is given."""
    known = _by_host.get(host)
    if known is not None or _unknown.get(host):
        return known
    try:
        found = _read(domains__domain=host)
    except OperationalError:
        old = _by_host.get(host, stale=True)
        if old is None:
            raise
        return old
    if found is None:
        _by_host.drop(host)
        _unknown.put(host, True)
        return None
    _by_host.put(host, found)
    _by_id.put(found.ref.id, found)
    return found


def by_id(town_id: UUID) -> Entry | None:
    """The town with an id, or None."""
    known = _by_id.get(town_id)
    if known is None:
        known = _read(pk=town_id)
        if known is not None:
            _by_id.put(town_id, known)
    return known


def forget() -> None:
    """Ask anew in this process. Others notice within `SECONDS`."""
    for memory in (_by_host, _by_id, _unknown):
        memory.clear()


def _read(**condition: object) -> Entry | None:
    with in_public():
        town = Town.objects.filter(**condition).first()
        return None if town is None else entry(town, primary_host(town))


def primary_host(town: Town) -> str:
    """The host in a town's links; empty while it has none."""
    host = Domain.objects.filter(tenant=town, is_primary=True).values_list("domain", flat=True).first()
    return host or ""
