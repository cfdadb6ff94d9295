"""Writing releases: one row per content, never changed, and the way of each new one to the towns begins."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import structlog
from django.db import transaction

from rathaus_services import kinds, registry
from rathaus_services.content import as_text
from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.releases import rollouts
from rathaus_services.releases.models import ModuleRelease, Rollout
from rathaus_services.releases.modules import modules_of
from rathaus_services.releases.rings import Ring
from rathaus_tenants.context import in_public

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Synced:
    """What a sync did: keys with a new release, keys that were released already, keys with findings. `refused` says of
    content without findings why towns cannot take it after the release they have; its keys are among the unsound."""

    new: tuple[str, ...]
    known: tuple[str, ...]
    unsound: tuple[str, ...]
    refused: tuple[Problem, ...] = ()


def sync() -> Synced:
    """Write a release for every sound module whose content is new, and begin its rollout. Several may run at once.

    The first release of a service reaches all towns at once, every other the pilot towns. Needs no bound town.
    """
    with in_public(), transaction.atomic():
        rollouts.one_at_a_time()
        refused = tuple(_changed_kinds(registry.modules()))
        modules = [one for one in registry.modules() if one.key not in {problem.module for problem in refused}]
        before = dict(ModuleRelease.objects.order_by("released_at", "id").values_list("key", "id"))
        new = _write(modules)
        begun = rollouts.begin([(one.key, one.content_hash) for one in modules], before)
    rollouts.arrived(begun)
    for problem in refused:
        log.error("release_refused", service=problem.module, why=problem.text)
    unsound = {problem.module for problem in (*registry.problems(), *refused) if not problem.warns}
    return Synced(
        new=tuple(sorted(new)),
        known=tuple(module.key for module in modules if module.key not in new),
        unsound=tuple(sorted(unsound)),
        refused=refused,
    )


def after_migration(**_kwargs: Any) -> None:
    """Receiver: the shared schema or a template has been migrated. Repeating it costs a few queries."""
    sync()


def _changed_kinds(modules: Iterable[Module]) -> Iterator[Problem]:
    """R1003 against the newest release that is not withdrawn. One statement, one more for contents not known yet."""
    rows = Rollout.objects.exclude(ring=Ring.WITHDRAWN).order_by("key", "-id").distinct("key")
    newest = dict(rows.values_list("key", "release__content_hash"))
    changed = [one for one in modules if newest.get(one.key, one.content_hash) != one.content_hash]
    before = modules_of((one.key, newest[one.key]) for one in changed)
    for module in changed:
        old = kinds.kinds_of(before[module.key, newest[module.key]])
        for _name, text in kinds.changed(old, kinds.kinds_of(module)):
            yield Problem(module.key, "parameters.yaml", "R1003", text, kinds.MEND)


def _write(modules: Iterable[Module]) -> set[str]:
    """Rows for contents that have none; gives their keys."""
    known = set(ModuleRelease.objects.values_list("key", "content_hash"))
    missing = [module for module in modules if (module.key, module.content_hash) not in known]
    ModuleRelease.objects.bulk_create(
        ModuleRelease(
            key=module.key,
            version=module.version,
            content_hash=module.content_hash,
            content=as_text(module.content),
        )
        for module in missing
    )
    return {module.key for module in missing}
