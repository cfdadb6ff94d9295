"""Reading releases. Their content never changes, so a module is built once per process."""

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from rathaus_services import registry
from rathaus_services.build import build
from rathaus_services.content import from_text
from rathaus_services.manifest import Module
from rathaus_services.releases import pins
from rathaus_services.releases.errors import NotReleased
from rathaus_services.releases.models import ModuleRelease
from rathaus_services.releases.values import Release

_LIGHT = ("id", "key", "version", "content_hash")
_SHORTEST = 6


def release_for(key: str) -> Release:
    """The release that the bound town is held on today, else that of what is installed; in one statement.

    While a deployment is under way and nothing of it is released yet, the newest one. Raises NotReleased.
    """
    rows = ModuleRelease.objects.filter(key=key).only(*_LIGHT)
    row = rows.order_by(_choice(key), "-released_at", "-id").first()
    if row is None:
        raise NotReleased
    return _release(row)


def release(release_id: int) -> Release:
    """The release of this id. Raises NotReleased."""
    row = ModuleRelease.objects.filter(pk=release_id).only(*_LIGHT).first()
    if row is None:
        raise NotReleased
    return _release(row)


def releases_of(ids: Iterable[int]) -> dict[int, Release]:
    """The releases of these ids, in one statement: for lists of cases."""
    rows = ModuleRelease.objects.filter(pk__in=set(ids)).only(*_LIGHT)
    return {row.pk: _release(row) for row in rows}


def named(key: str, name: str) -> Release:
    """The newest release of this version, or whose content hash begins so (6 digits or more). Raises NotReleased."""
    by_hash = Q(content_hash__startswith=name.lower()) if len(name) >= _SHORTEST else Q(content_hash=name)
    rows = ModuleRelease.objects.filter(Q(version=name) | by_hash, key=key).only(*_LIGHT)
    row = rows.order_by("-released_at", "-id").first()
    if row is None:
        raise NotReleased(_("Diese Fassung der Leistung gibt es nicht."))
    return _release(row)


def _choice(key: str) -> Case:
    """The order in which releases are taken: held on, installed, any."""
    held, installed = pins.held(key), _installed(key)
    ways = [] if held is None else [When(pk__in=held, then=Value(0))]
    ways += [When(content_hash=installed.content_hash, then=Value(1))] if installed else []
    return Case(*ways, default=Value(2))


def _release(row: ModuleRelease) -> Release:
    return Release(row.pk, row.key, row.version, row.content_hash, _module(row.key, row.content_hash))


@lru_cache(maxsize=256)
def _module(key: str, content_hash: str) -> Module:
    installed = _installed(key)
    if installed is not None and installed.content_hash == content_hash:
        return installed
    text = ModuleRelease.objects.values_list("content", flat=True).get(key=key, content_hash=content_hash)
    return build(from_text(text))


def _installed(key: str) -> Module | None:
    try:
        return registry.module(key)
    except registry.UnknownModule:
        return None
