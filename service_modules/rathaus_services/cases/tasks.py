"""Work that comes round by itself in every town: deleting what has had its time."""

from datetime import timedelta

from rathaus_services.cases.actions.end_offers import end_offers
from rathaus_services.cases.actions.expire import erase_cases, expire_drafts, expire_sent_ahead
from rathaus_services.cases.actions.fiction import deem_granted
from rathaus_services.cases.actions.remind import remind
from rathaus_services.cases.actions.warn_before_grant import warn_before_grant
from rathaus_tenants.tasks import town_task


@town_task(name="rathaus_services.cases.expire", queue="bulk", every=timedelta(hours=6))
def expire() -> None:
    """Delete drafts, cases and unused files whose period is over; end offers of letters that nobody has retrieved."""
    expire_drafts()
    expire_sent_ahead()
    erase_cases()
    end_offers()


@town_task(name="rathaus_services.cases.deadlines", queue="bulk", every=timedelta(hours=24))
def deadlines() -> None:
    """Applications whose period is over count as granted; whoever has something due is told, and warned before that."""
    deem_granted()
    warn_before_grant()
    remind()
