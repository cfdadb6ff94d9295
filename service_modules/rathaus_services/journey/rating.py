"""Feedback after sending: one number per case, kept as a count per service and month (DIN SPEC 66336, satisfaction)."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Sum
from django.utils.translation import gettext as _

from rathaus_platform.clock import today
from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_services.cases import api as cases
from rathaus_services.journey.models import Rating
from rathaus_services.journey.visitor import Keys

VALUES = ("1", "2", "3", "4", "5")
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Average:
    """How easy a service was found in the last twelve months."""

    key: str
    mean: float
    count: int


def rate(case_id: UUID, value: str, keys: Keys) -> None:
    """Count the value once for the case. Raises UnknownCase, NotNow the second time, Invalid."""
    if value not in VALUES:
        raise Invalid(problems=(FieldProblem("wert", _("Wählen Sie eine Zahl von 1 bis 5.")),))
    with transaction.atomic():
        key = cases.mark_rated(case_id, **keys)
        row, _created = Rating.objects.get_or_create(key=key, month=today().replace(day=1), value=int(value))
        Rating.objects.filter(pk=row.pk).update(count=F("count") + 1)


def averages() -> tuple[Average, ...]:
    """All services of the town that were rated, the hardest first."""
    rows = (
        Rating.objects.filter(month__gt=today() - A_YEAR)
        .values("key")
        .annotate(total=Sum("count"), points=Sum(F("count") * F("value")))
    )
    found = (Average(row["key"], row["points"] / row["total"], row["total"]) for row in rows if row["total"])
    return tuple(sorted(found, key=lambda one: (one.mean, one.key)))
