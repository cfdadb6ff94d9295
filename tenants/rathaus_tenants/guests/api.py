"""What other packages may do with guests. Every function needs a bound town, but for those that take an operator."""

from rathaus_tenants.guests.errors import GrantOver, NotForYou, ProofTooOld, UnknownGrant
from rathaus_tenants.guests.seats import enter, offers_for
from rathaus_tenants.guests.stand_ins import accept, end, offer, require_answering, stand_in_of_town, stand_ins
from rathaus_tenants.guests.values import StandInView, VisitView
from rathaus_tenants.guests.visits import (
    end_own_visit,
    end_visit,
    lengths,
    open_visit,
    open_visits,
    own_visits,
    require_fresh_proof,
    visit_of_town,
    visits,
)

__all__ = [
    "GrantOver",
    "NotForYou",
    "ProofTooOld",
    "StandInView",
    "UnknownGrant",
    "VisitView",
    "accept",
    "end",
    "end_own_visit",
    "end_visit",
    "enter",
    "lengths",
    "offer",
    "offers_for",
    "open_visit",
    "open_visits",
    "own_visits",
    "require_answering",
    "require_fresh_proof",
    "stand_in_of_town",
    "stand_ins",
    "visit_of_town",
    "visits",
]
