"""What operators may know of a town: the release of each service it uses, and how it goes with it, in numbers.

Written from inside the town, read without one.
"""

from datetime import date

from rathaus_platform.clock import now, today
from rathaus_services.activation.counting import counts_since
from rathaus_services.activation.deciding import open_questions
from rathaus_services.activation.used import used
from rathaus_services.releases import api as releases
from rathaus_tenants.context import current_town


def tell() -> int:
    """Keep in the shared schema which releases the bound town uses and what is to be decided; returns the changes."""
    asked = open_questions()
    wanted = [releases.Stand(one.key, one.release_id, one.held_until, asked.get(one.key, 0)) for one in used(today())]
    return releases.keep_standing(current_town(), wanted, at=now())


def tell_counts() -> int:
    """Keep in the shared schema how applications go in the bound town; returns the number of rows written."""
    town = current_town()
    since = releases.told_until(town) or date.min
    return releases.keep_tallies(town, counts_since(since))
