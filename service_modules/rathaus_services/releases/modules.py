"""The content of releases. It never changes, so each is built once per process; what is installed is there already."""

from collections.abc import Iterable
from typing import Final

from django.db.models import Q

from rathaus_services import registry
from rathaus_services.build import build
from rathaus_services.content import from_text
from rathaus_services.manifest import Module
from rathaus_services.releases.models import ModuleRelease

Named = tuple[str, str]
"""The key of a service and the hash of its content."""
MOST: Final = 512  # old contents remembered; when full, the half that came first goes

_built: dict[Named, Module] = {}


def module_of(key: str, content_hash: str) -> Module:
    """The content of one release."""
    return modules_of([(key, content_hash)])[key, content_hash]


def modules_of(wanted: Iterable[Named]) -> dict[Named, Module]:
    """The contents of these releases: no statement for what the process knows, one for all the others."""
    wanted = list(wanted)
    found = {named: known for named in wanted if (known := _known(named)) is not None}
    if missing := [named for named in wanted if named not in found]:
        for key, content_hash, text in _read(missing):
            found[key, content_hash] = _keep((key, content_hash), build(from_text(text)))
    return found


def installed(key: str) -> Module | None:
    """The content in the installed catalogues, None where there is none or it has findings."""
    try:
        return registry.module(key)
    except registry.UnknownModule:
        return None


def forget() -> None:
    """Build everything anew in this process."""
    _built.clear()


def _known(named: Named) -> Module | None:
    here = installed(named[0])
    return here if here is not None and here.content_hash == named[1] else _built.get(named)


def _read(missing: Iterable[Named]) -> Iterable[tuple[str, str, str]]:
    any_of = Q()
    for key, content_hash in missing:
        any_of |= Q(key=key, content_hash=content_hash)
    return ModuleRelease.objects.filter(any_of).values_list("key", "content_hash", "content")


def _keep(named: Named, module: Module) -> Module:
    if len(_built) >= MOST:
        for old in list(_built)[: MOST // 2]:
            _built.pop(old, None)
    _built[named] = module
    return module
