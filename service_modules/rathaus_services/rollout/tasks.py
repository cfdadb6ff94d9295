"""What the rings need done by the clock."""

from datetime import timedelta

from rathaus_platform.clock import today
from rathaus_services.activation import api as activation
from rathaus_services.activation.counting import KEPT
from rathaus_services.releases import api as releases
from rathaus_services.rollout.watch import watch
from rathaus_tenants.tasks import public_task, town_task


@town_task(name="rathaus_services.rollout.tell", queue="bulk", every=timedelta(minutes=10))
def tell() -> int:
    """The operators' tables learn which releases the town uses and how applications go; returns what has changed."""
    activation.tell_counts()
    return activation.tell()


@town_task(name="rathaus_services.rollout.forget", queue="bulk", every=timedelta(days=1))
def forget() -> int:
    """The town's old counts go; returns how many rows."""
    return activation.forget_old_counts()


@public_task(name="rathaus_services.rollout.watch", queue="bulk")
def watch_releases() -> int:
    """Halts releases that go worse than the ones before them; old numbers go. Returns how many were halted."""
    releases.forget_old_tallies(today() - KEPT)
    return watch()
