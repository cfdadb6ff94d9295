"""All that a module's hooks.py may import: values and plain reckoning, no database, no settings, no other module."""

from rathaus_platform.money import cents, euro
from rathaus_services.fees.months import first_from, first_of_next, last_of_month, months_in_year, months_later
from rathaus_services.fees.values import FeeItem, FeeResult, FeeUnknown

__all__ = [
    "FeeItem",
    "FeeResult",
    "FeeUnknown",
    "cents",
    "euro",
    "first_from",
    "first_of_next",
    "last_of_month",
    "months_in_year",
    "months_later",
]
