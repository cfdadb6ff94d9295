"""Reading releases. Their content never changes, so a module is built once per process."""

from collections.abc import Iterable
from functools import lru_cache

from rathaus_services import registry
from rathaus_services.build import build
from rathaus_services.content import from_text
from rathaus_services.manifest import Module
from rathaus_services.releases.errors import NotReleased
from rathaus_services.releases.models import ModuleRelease
from rathaus_services.releases.values import Release

_LIGHT = ("id", "key", "version", "content_hash")


def release_for(key: str) -> Release:
    """The release of what is installed; while a deployment is under way, the newest one. Raises NotReleased."""
    rows = ModuleRelease.objects.filter(key=key).only(*_LIGHT)
    installed = _installed(key)
    current = installed and rows.filter(content_hash=installed.content_hash).first()
    row = current or rows.order_by("-released_at", "-id").first()
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
