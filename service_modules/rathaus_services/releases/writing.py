"""Writing releases: one row per content, never changed, and the way of each new one to the towns begins."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from rathaus_services import registry
from rathaus_services.content import as_text
from rathaus_services.manifest import Module
from rathaus_services.releases import rollouts
from rathaus_services.releases.models import ModuleRelease
from rathaus_tenants.context import in_public


@dataclass(frozen=True)
class Synced:
    """What a sync did: keys with a new release, keys that were released already, keys with findings."""

    new: tuple[str, ...]
    known: tuple[str, ...]
    unsound: tuple[str, ...]


def sync() -> Synced:
    """Write a release for every sound module whose content is new, and begin its rollout. Several may run at once.

    The first release of a service reaches all towns at once, every other the pilot towns. Needs no bound town.
    """
    modules = registry.modules()
    with in_public(), transaction.atomic():
        rollouts.one_at_a_time()
        before = dict(ModuleRelease.objects.order_by("released_at", "id").values_list("key", "id"))
        new = _write(modules)
        begun = rollouts.begin([(one.key, one.content_hash) for one in modules], before)
    rollouts.arrived(begun)
    unsound = {problem.module for problem in registry.problems() if not problem.warns}
    return Synced(
        new=tuple(sorted(new)),
        known=tuple(module.key for module in modules if module.key not in new),
        unsound=tuple(sorted(unsound)),
    )


def after_migration(**_kwargs: Any) -> None:
    """Receiver: the shared schema or a template has been migrated. Repeating it costs a few queries."""
    sync()


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
