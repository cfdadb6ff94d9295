"""The end of a town. Its key goes first: from then on nobody reads its answers and uploads, not even in a backup
of the files. Everything after is tidying up, and goes on where an interrupted call has stopped."""

import getpass

import structlog
from django.core.files.storage import default_storage
from django.db import transaction
from psycopg import sql
from psycopg.errors import DependentObjectsStillExist

from rathaus_platform.audit import api as audit
from rathaus_platform.identity import api as identity
from rathaus_tenants.context import in_public, in_town
from rathaus_tenants.errors import TownRefused
from rathaus_tenants.lifecycle import files
from rathaus_tenants.lifecycle.departed import remove_at_keycloak
from rathaus_tenants.owner import Owner, owner_connection, owner_database
from rathaus_tenants.provisioning.state import Progress, silent
from rathaus_tenants.registry import api as registry
from rathaus_tenants.registry.models import Town
from rathaus_tenants.values import TownRef

log = structlog.get_logger(__name__)


def delete_town(slug: str, confirmation: str, progress: Progress = silent) -> TownRef:
    """Destroys the town's key, then its files, schema, role and rows. What stays is a line in `registry_departed`.

    `confirmation` is the town's slug once more. The town must be closed for good (`archived`). Raises UnknownTown and
    TownRefused. What it has at Keycloak goes too; while Keycloak is away, within the hour that it is back.
    """
    town = registry.find(slug)
    entry = registry.entry_with(town.id)
    if confirmation != slug:
        raise TownRefused(f"Zum Löschen muss „{slug}“ noch einmal genannt werden.")
    if entry is None or entry.state != "archived":
        raise TownRefused(f"{slug} ist nicht stillgelegt: zuerst `rathaus town archive {slug}`.")
    with owner_connection(autocommit=True) as owner:
        owner.execute("SELECT pg_advisory_lock(hashtextextended('rathaus.town.' || %s, 0))", [slug])
        for name, work in (("key", _key), ("files", _files), ("schema", _schema), ("row", _row)):
            progress(name, "running")
            work(owner, town)
            progress(name, "done")
        registry.forget()
        progress("keycloak", "running")
        done = remove_at_keycloak(identity.DepartedTown(str(town.id), slug))
        progress("keycloak", "done" if done else "skipped")
    log.warning("town_deleted", town=slug, town_id=str(town.id), by=getpass.getuser())
    return town


def _key(owner: Owner, town: TownRef) -> None:
    """Together with the trace that stays; both once."""
    wrapped = owner.execute("SELECT wrapped_key FROM public.registry_town WHERE id = %s", [town.id]).fetchone()
    if wrapped is None or not wrapped[0]:
        return
    with in_town(town):
        actor = audit.Actor("operator", getpass.getuser(), getpass.getuser())
        audit.record("town.deleted", subject=("town", str(town.id)), actor=actor)
        head = audit.head()
    with owner.transaction():
        owner.execute(
            "INSERT INTO public.registry_departed (id, slug, ars, audit_seq, audit_hash, deleted_by, deleted_at)"
            " SELECT id, slug, ars, %s, %s, %s, now() FROM public.registry_town WHERE id = %s ON CONFLICT DO NOTHING",
            [head.seq, head.hash, getpass.getuser(), town.id],
        )
        owner.execute("UPDATE public.registry_town SET wrapped_key = '' WHERE id = %s", [town.id])


def _files(owner: Owner, town: TownRef) -> None:
    with in_town(town):
        for name in list(files.names()):
            default_storage.delete(name)


def _schema(owner: Owner, town: TownRef) -> None:
    """Roles belong to the whole server: one that a second database (a copy of this one) knows too has to stay."""
    owner.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(town.schema)))
    try:
        owner.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(town.schema)))
    except DependentObjectsStillExist:
        log.warning("role_kept", role=town.schema)


def _row(owner: Owner, town: TownRef) -> None:
    """With all that the shared schema knows of it, by Django's own reckoning of who points to it."""
    with owner_database(), in_public(), transaction.atomic():
        Town.objects.filter(pk=town.id).delete()
