"""Changes of a town's row, by the owner. Other processes notice within half a minute (the registry's memory)."""

from rathaus_tenants.errors import TownRefused, UnknownTown
from rathaus_tenants.owner import owner_connection
from rathaus_tenants.registry import api as registry
from rathaus_tenants.values import TownRef


def rename(slug: str, name: str, official_name: str = "") -> TownRef:
    """Another name for the town. Slug, schema, hosts and files stay. Raises UnknownTown, TownRefused."""
    if not name.strip() or len(name) > 100:
        raise TownRefused("Der Name muss 1 bis 100 Zeichen haben.")
    return _change(
        slug,
        "UPDATE public.registry_town SET name = %(name)s::text, official_name ="
        " CASE WHEN %(official)s::text = '' THEN kind || ' ' || %(name)s::text ELSE %(official)s::text END,"
        " content_version = content_version + 1 WHERE slug = %(slug)s",
        name=name.strip(),
        official=official_name.strip(),
    )


def set_pilot(slug: str, pilot: bool) -> TownRef:
    """Whether new releases of services come to this town first. Raises UnknownTown."""
    statement = (
        "UPDATE public.registry_town SET pilot = %(pilot)s, content_version = content_version + 1"
        " WHERE slug = %(slug)s AND pilot <> %(pilot)s"
    )
    return _change(slug, statement, pilot=pilot)


def suspend(slug: str) -> TownRef:
    """Closes an open town: requests get 503, its tasks are refused, its data stay. Raises UnknownTown, TownRefused."""
    return _move(slug, "suspended", "active")


def resume(slug: str) -> TownRef:
    """Opens a suspended town again. Raises UnknownTown, TownRefused."""
    return _move(slug, "active", "suspended")


def archive(slug: str) -> TownRef:
    """Closes a town for good; its data stay and go on to be migrated. Raises UnknownTown, TownRefused."""
    return _move(slug, "archived", "active", "suspended")


def _move(slug: str, after: str, *before: str) -> TownRef:
    town = _change(
        slug,
        "UPDATE public.registry_town SET state = %(after)s WHERE slug = %(slug)s AND state = ANY(%(before)s)",
        before=[*before, after],
        after=after,
    )
    entry = registry.entry_with(town.id)
    if entry is None or entry.state != after:
        raise TownRefused(f"{slug} ist nicht {' oder '.join(before)}, sondern {entry.state if entry else 'weg'}.")
    return town


def _change(slug: str, statement: str, **values: str | bool | list[str]) -> TownRef:
    with owner_connection() as owner:
        found = owner.execute("SELECT 1 FROM public.registry_town WHERE slug = %s FOR UPDATE", [slug])
        if found.fetchone() is None:
            raise UnknownTown
        owner.execute(statement, {"slug": slug, **values})
    registry.forget()
    return registry.find(slug)
