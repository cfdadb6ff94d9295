"""What operators may know of a town: the release of each service it uses, and how it goes with it, in numbers.

Written from inside the town, read without one.
"""

from datetime import date

from rathaus_platform.clock import now, today
from rathaus_services.activation.counting import counts_since
from rathaus_services.activation.deciding import open_questions
from rathaus_services.activation.following import Waiting, keep_up
from rathaus_services.activation.used import Used, used
from rathaus_services.releases import api as releases
from rathaus_tenants.context import current_town


def tell() -> int:
    """Go along with what has reached the bound town, and keep in the shared schema which releases it uses, what waits
    for its values and what is to be decided; returns the changes."""
    waiting, asked, offered = keep_up(), open_questions(), used(today())
    wanted = [_stand(one, waiting.get(one.key), asked.get(one.key, 0)) for one in offered]
    shown = {one.key for one in offered}
    closed = ((key, one) for key, one in waiting.items() if one.closed and key not in shown)
    wanted += [releases.Stand(key, one.release_id, None, 0, one.release_id, one.names) for key, one in closed]
    return releases.keep_standing(current_town(), wanted, at=now())


def _stand(one: Used, waits: Waiting | None, asked: int) -> releases.Stand:
    """Who holds a town on a release by hand has decided; nothing waits there."""
    if waits is None or one.held_until:
        return releases.Stand(one.key, one.release_id, one.held_until, asked)
    return releases.Stand(one.key, one.release_id, None, asked, waits.release_id, waits.names)


def tell_counts() -> int:
    """Keep in the shared schema how applications go in the bound town; returns the number of rows written."""
    town = current_town()
    since = releases.told_until(town) or date.min
    return releases.keep_tallies(town, counts_since(since))
