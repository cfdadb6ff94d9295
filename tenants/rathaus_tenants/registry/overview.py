"""The towns by name, page by page: counted in the database, and only what a page shows is read."""

from collections.abc import Sequence
from typing import overload

from django.db.models import OuterRef, Q, QuerySet, Subquery

from rathaus_tenants.context import in_public
from rathaus_tenants.registry.entry import Entry, entry
from rathaus_tenants.registry.models import Domain, Town, TownState


class Overview(Sequence[Entry]):
    """Towns with facts and state, by name. One statement for the number, one for each slice."""

    def __init__(self, rows: QuerySet[Town]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        with in_public():
            return self._rows.count()

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Entry]: ...
    def __getitem__(self, place: int | slice) -> Entry | Sequence[Entry]:
        host = Domain.objects.filter(tenant_id=OuterRef("pk"), is_primary=True).values("domain")[:1]
        rows = self._rows.annotate(host=Subquery(host))
        with in_public():
            if isinstance(place, slice):
                return tuple(_entry(town) for town in rows[place])
            return _entry(rows[place])


def overview(search: str = "", *, only_open: bool = False) -> Overview:
    """All towns whose name, district or Land holds every word of `search`, or whose ARS begins with it."""
    rows = Town.objects.order_by("name", "slug")
    if only_open:
        rows = rows.filter(state=TownState.ACTIVE)
    for word in search.split():
        named = Q(name__icontains=word) | Q(district__icontains=word) | Q(land__icontains=word)
        rows = rows.filter(named | Q(ars__startswith=word))
    return Overview(rows)


def _entry(town: Town) -> Entry:
    return entry(town, getattr(town, "host", None) or "")
