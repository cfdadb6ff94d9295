"""What operators may know of a town: the release of each service it uses. Written from inside, read without a town."""

from rathaus_platform.clock import now, today
from rathaus_services.activation.used import used
from rathaus_services.releases import api as releases
from rathaus_tenants.context import current_town


def tell() -> int:
    """Keep in the shared schema which releases the bound town uses; returns how many have changed."""
    wanted = {one.key: releases.Stand(one.key, one.release_id, one.held_until) for one in used(today())}
    return releases.keep_standing(current_town(), wanted.values(), at=now())
