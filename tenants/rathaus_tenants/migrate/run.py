"""The order of a release: shared schema, template, then the towns that are behind, each in its own transaction."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from rathaus_tenants.binding import in_schema
from rathaus_tenants.grants import grant_shared
from rathaus_tenants.migrate.behind import Standing, behind, standings
from rathaus_tenants.migrate.command import pending_migrations, run_migrations
from rathaus_tenants.migrate.town import migrate_town
from rathaus_tenants.owner import Owner, owner_connection, owner_database
from rathaus_tenants.provisioning import template
from rathaus_tenants.registry import api as registry

STOP_AFTER: Final = 3  # failures: what goes wrong in three towns will in the fourth

Progress = Callable[[str, str], None]  # what is being migrated; running, done, failed


@dataclass
class Report:
    """What a run did, or with `plan` what it would do."""

    fingerprint: str = ""
    pending: list[str] = field(default_factory=list)  # migrations of this release that nobody has had yet
    behind: list[str] = field(default_factory=list)
    migrated: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


def migrate_all(plan: bool = False, progress: Progress = lambda what, state: None) -> Report:
    """Brings everything to the newest state. Only one run at a time; a second one waits.

    A town that fails keeps its state and its data, the others go on; after STOP_AFTER failures the run ends.
    With `plan` nothing changes: the report names what this release brings and which towns are behind it.
    """
    with owner_connection(autocommit=True) as owner:
        owner.execute("SELECT pg_advisory_lock(hashtextextended('rathaus.migrate', 0))")
        if plan:
            return _plan(owner)
        with owner_database():
            _shared(owner, progress)
            report = _template(owner, progress)
            _towns(owner, report, progress)
    registry.forget()
    return report


def _plan(owner: Owner) -> Report:
    ready = owner.execute("SELECT to_regclass('public.registry_town'), to_regnamespace(%s)", [template.SCHEMA])
    if None in (ready.fetchone() or (None,)):
        with owner_database():
            return Report(pending=pending_migrations())
    with owner_database(), in_schema(template.SCHEMA):
        pending = pending_migrations()
    mark = template.fingerprint(owner, template.SCHEMA)
    late = standings(owner) if pending else behind(owner, mark)
    return Report(mark, pending=pending, behind=[town.slug for town in late])


def _shared(owner: Owner, progress: Progress) -> None:
    progress("public", "running")
    run_migrations()
    with owner.transaction():
        grant_shared(owner)
    progress("public", "done")


def _template(owner: Owner, progress: Progress) -> Report:
    progress(template.SCHEMA, "running")
    owner.execute(f"CREATE SCHEMA IF NOT EXISTS {template.SCHEMA}")
    with in_schema(template.SCHEMA):
        run_migrations()
    mark = template.refresh_template(owner)
    progress(template.SCHEMA, "done")
    return Report(mark)


def _towns(owner: Owner, report: Report, progress: Progress) -> None:
    towns: list[Standing] = behind(owner, report.fingerprint)
    report.behind = [town.slug for town in towns]
    for town in towns:
        progress(town.slug, "running")
        problem = migrate_town(town, report.fingerprint)
        if problem is None:
            report.migrated.append(town.slug)
        else:
            report.failed[town.slug] = problem
        progress(town.slug, "done" if problem is None else "failed")
        if len(report.failed) >= STOP_AFTER:
            return
