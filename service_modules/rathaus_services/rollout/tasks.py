"""What the rings need done by the clock."""

from datetime import timedelta

from rathaus_services.activation import api as activation
from rathaus_tenants.tasks import town_task


@town_task(name="rathaus_services.rollout.tell", queue="bulk", every=timedelta(minutes=10))
def tell() -> int:
    """The operators' table learns which releases the town uses: a hold has ended, a service was switched on."""
    return activation.tell()
