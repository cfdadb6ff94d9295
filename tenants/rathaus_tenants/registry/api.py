"""What other packages may ask about towns. Reading only: rows are changed by provisioning and lifecycle."""

from collections.abc import Iterator
from uuid import UUID

from rathaus_tenants.context import in_public
from rathaus_tenants.errors import UnknownTown
from rathaus_tenants.registry import kept, lookup, versions
from rathaus_tenants.registry.conditions import TownCondition, conditions, kept_head
from rathaus_tenants.registry.entry import Entry, base_url, ref
from rathaus_tenants.registry.kept import Kept
from rathaus_tenants.registry.models import Domain, Town
from rathaus_tenants.registry.overview import overview
from rathaus_tenants.registry.versions import content_changed, content_version
from rathaus_tenants.values import TownFacts, TownRef

__all__ = [
    "Entry",
    "Kept",
    "TownCondition",
    "active_towns",
    "base_url",
    "conditions",
    "content_changed",
    "content_version",
    "entry_of",
    "entry_with",
    "facts_of",
    "find",
    "forget",
    "hosts_of",
    "kept_head",
    "overview",
    "town_of",
    "towns",
    "wrapped_key_of",
]


def town_of(host: str) -> TownRef | None:
    """The open town at a host (with or without port), or None. Out of the process's memory nearly always."""
    found = entry_of(host)
    return found.ref if found is not None and found.open else None


def entry_of(host: str) -> Entry | None:
    """The town at a host with its state, or None."""
    return lookup.by_host(host.rsplit(":", 1)[0].lower().rstrip("."))


def entry_with(town_id: UUID) -> Entry | None:
    """The town with an id and its state, or None."""
    return lookup.by_id(town_id)


def find(slug: str) -> TownRef:
    """The town with a slug, in whatever state. Raises UnknownTown."""
    with in_public():
        town = Town.objects.filter(slug=slug).first()
        if town is None:
            raise UnknownTown
        return ref(town, lookup.primary_host(town))


def active_towns() -> tuple[TownRef, ...]:
    """All open towns, by slug."""
    return tuple(towns("active"))


def towns(state: str | None = None) -> Iterator[TownRef]:
    """The towns in a state (None: all), by slug, read in two statements."""
    with in_public():
        rows = Town.objects.order_by("slug") if state is None else Town.objects.filter(state=state)
        found = list(rows)
        hosts = dict(Domain.objects.filter(is_primary=True).values_list("tenant_id", "domain"))
    yield from (ref(town, hosts.get(town.id, "")) for town in found)


def hosts_of(town: TownRef) -> tuple[str, ...]:
    """All hosts of a town, the primary one first. A site in the town may have these names and no other."""
    with in_public():
        rows = Domain.objects.filter(tenant_id=town.id).order_by("-is_primary", "domain")
        return tuple(rows.values_list("domain", flat=True))


def facts_of(town: TownRef) -> TownFacts:
    """What the municipal register says about a town; out of the process's memory. Raises UnknownTown."""
    return _entry(town).facts


def wrapped_key_of(town: TownRef) -> bytes:
    """The town's key under the master key; out of the process's memory. Raises UnknownTown."""
    return _entry(town).wrapped_key


def forget() -> None:
    """Ask for everything anew in this process. Others notice within half a minute."""
    lookup.forget()
    versions.forget()
    kept.forget()


def _entry(town: TownRef) -> Entry:
    found = lookup.by_id(town.id)
    if found is None:
        raise UnknownTown
    return found
