"""Writing releases: one row per content, never changed. Needs no bound town."""

from dataclasses import dataclass
from typing import Any

from rathaus_services import registry
from rathaus_services.content import as_text
from rathaus_services.releases.models import ModuleRelease
from rathaus_tenants.context import in_public


@dataclass(frozen=True)
class Synced:
    """What a sync did: keys with a new release, keys that were released already, keys with findings."""

    new: tuple[str, ...]
    known: tuple[str, ...]
    unsound: tuple[str, ...]


def sync() -> Synced:
    """Write a release for every sound module whose content is new. Several may run at once."""
    modules = registry.modules()
    with in_public():
        known = set(ModuleRelease.objects.values_list("key", "content_hash"))
        missing = [module for module in modules if (module.key, module.content_hash) not in known]
        ModuleRelease.objects.bulk_create(
            [
                ModuleRelease(
                    key=module.key,
                    version=module.version,
                    content_hash=module.content_hash,
                    content=as_text(module.content),
                )
                for module in missing
            ],
            ignore_conflicts=True,  # another process was quicker: the same content
        )
    new = {module.key for module in missing}
    unsound = {problem.module for problem in registry.problems() if not problem.warns}
    return Synced(
        new=tuple(sorted(new)),
        known=tuple(module.key for module in modules if module.key not in new),
        unsound=tuple(sorted(unsound)),
    )


def after_migration(**_kwargs: Any) -> None:
    """Receiver: the shared schema or a template has been migrated. Repeating it costs one query."""
    sync()
