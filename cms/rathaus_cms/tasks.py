"""Periodic work on a town's site."""

from datetime import timedelta

from rathaus_cms.pages.actions.publish_due import publish_due
from rathaus_cms.seed.follow_register import follow_register
from rathaus_tenants.tasks import town_task


@town_task(name="rathaus_cms.publish_due", queue="bulk", every=timedelta(minutes=5))
def publish_due_pages() -> None:
    """Scheduled pages go live and offline; expired ones are hidden from their very minute anyway."""
    publish_due()


@town_task(name="rathaus_cms.follow_register", queue="bulk", every=timedelta(hours=1))
def follow_the_register() -> None:
    """A new host or name of the town reaches its Site row; addresses in pages follow at once without it."""
    follow_register()
