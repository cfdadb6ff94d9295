"""What other packages may ask and change about the services of the bound town."""

from datetime import date
from typing import Any

from rathaus_services.activation import parameters as _parameters
from rathaus_services.activation.bylaws import Bylaw, citations
from rathaus_services.activation.coming import Ahead, ahead, asking, unmet
from rathaus_services.activation.counting import Counted, count, forget_old_counts
from rathaus_services.activation.deciding import KEEP, TAKE, Alignment, Question, alignment, decide, open_questions
from rathaus_services.activation.errors import AlreadyInForce, Incomplete, NotOffered, UnknownParameter
from rathaus_services.activation.offering import activate, deactivate
from rathaus_services.activation.offers import active_services, is_active
from rathaus_services.activation.pinning import is_held, pin, unpin
from rathaus_services.activation.register import entries as register_entries
from rathaus_services.activation.register import lines as register_lines
from rathaus_services.activation.register import offer_of
from rathaus_services.activation.setting import check_parameter, set_parameter, withdraw_parameter
from rathaus_services.activation.telling import tell, tell_counts
from rathaus_services.activation.values import (
    Correction,
    DatedValue,
    InForce,
    Offer,
    RegisterEntry,
    RegisterLine,
    ServiceEntry,
)
from rathaus_services.manifest import Module
from rathaus_services.releases import api as releases


def parameters(key: str, on: date) -> dict[str, Any]:
    """The values of all parameters of a service in force on a day, defaults included. Raises NotReleased."""
    return in_force(key, on).values


def in_force(key: str, on: date) -> InForce:
    """All parameters of a service on a day, and where the town's own values come from. Raises NotReleased."""
    return in_force_of(releases.release_for(key).module, on)


def in_force_of(module: Module, on: date) -> InForce:
    """The same for the parameters that this content declares: a case keeps the release it began with."""
    offered, rows = _parameters.standing(module.key, on)
    return InForce(_parameters.values(module, rows), citations(rows), offered)


__all__ = [
    "KEEP",
    "TAKE",
    "Ahead",
    "Alignment",
    "AlreadyInForce",
    "Bylaw",
    "Correction",
    "Counted",
    "DatedValue",
    "InForce",
    "Incomplete",
    "NotOffered",
    "Offer",
    "Question",
    "RegisterEntry",
    "RegisterLine",
    "ServiceEntry",
    "UnknownParameter",
    "activate",
    "active_services",
    "ahead",
    "alignment",
    "asking",
    "check_parameter",
    "count",
    "deactivate",
    "decide",
    "forget_old_counts",
    "in_force",
    "in_force_of",
    "is_active",
    "is_held",
    "offer_of",
    "open_questions",
    "parameters",
    "pin",
    "register_entries",
    "register_lines",
    "set_parameter",
    "tell",
    "tell_counts",
    "unmet",
    "unpin",
    "withdraw_parameter",
]
