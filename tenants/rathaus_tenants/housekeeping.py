"""What every town needs done by the clock, whatever services it offers."""

from datetime import timedelta

import structlog

from rathaus_platform.audit import api as audit
from rathaus_platform.documents import api as documents
from rathaus_platform.identity import api as identity
from rathaus_platform.outbox import api as outbox
from rathaus_tenants.backchannel import backchannel_url
from rathaus_tenants.context import current_town
from rathaus_tenants.lifecycle.departed import ASKED_FOR, departed, remove_at_keycloak
from rathaus_tenants.registry import conditions
from rathaus_tenants.tasks import public_task, town_task

DAILY = timedelta(days=1)

log = structlog.get_logger(__name__)


@town_task(name="rathaus_tenants.purge_outbox", queue="bulk", every=DAILY)
def purge_outbox() -> int:
    """Delivered messages go after 30 days; returns how many."""
    return outbox.purge()


@town_task(name="rathaus_tenants.sweep_files", queue="bulk", every=DAILY)
def sweep_files() -> int:
    """Sealed bytes that no row knows go after a day: an upload was rolled back. Returns how many."""
    return documents.sweep()


@town_task(name="rathaus_tenants.sweep_sessions", queue="bulk", every=timedelta(hours=1))
def sweep_sessions() -> int:
    """Sessions that are over, and who was signed in with them, go within the hour; returns how many."""
    return identity.sweep()


@town_task(name="rathaus_tenants.keep_audit_head", queue="bulk", every=DAILY)
def keep_audit_head() -> None:
    """Where the audit chain ends is kept where the town cannot write, and in the log, which leaves the machine."""
    town, head = current_town(), audit.head()
    conditions.keep_head(town, head)
    log.info("audit_head", town=town.slug, seq=head.seq, hash=head.hash.hex())


@town_task(name="rathaus_tenants.look_after", queue="bulk", every=timedelta(minutes=10))
def look_after() -> None:
    """How full the outbox is, for `rathaus town list`; messages that were given up are warned of."""
    town, state = current_town(), outbox.state()
    conditions.note_condition(town, state)
    if state.parked:
        log.warning("messages_parked", town=town.slug, parked=state.parked)


@town_task(name="rathaus_tenants.retire_keys", queue="integration", every=timedelta(hours=1))
def retire_keys() -> bool:
    """A client's old key at Keycloak ends when its time is over. Keycloak is asked only where there is one."""
    town = current_town()
    return identity.retire_keys(
        slug=town.slug, name=town.name, base_url=town.base_url, backchannel_url=backchannel_url(town)
    )


@public_task(name="rathaus_tenants.remove_departed", queue="integration")
def remove_departed() -> int:
    """What Keycloak still has of deleted towns goes, once it is there; returns of how many something may be left."""
    return sum(not remove_at_keycloak(town) for town in departed(within=ASKED_FOR))
