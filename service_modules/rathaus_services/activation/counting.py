"""Counting how applications go with each release, without a word about anybody: a number per release, day and kind.

It costs one statement, in the transaction of what is counted; what is rolled back has not happened.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from django.db import connection

from rathaus_platform.clock import today
from rathaus_services.activation.models import ReleaseCount

KEPT: Final = timedelta(days=60)


class Counted(StrEnum):
    """What is counted, each on the day it happens."""

    BEGUN = "begun"  # a draft
    FINISHED = "finished"  # a draft that was sent on the day it was begun
    SENT = "sent"  # an application
    REFUSED = "refused"  # a page that came back because of what was filled in, a sending that was refused
    BROKEN = "broken"  # a page of an application that ended in an unexpected error


_ADD = """
INSERT INTO activation_releasecount (release_id, day, kind, number)
SELECT %s, %s, kind, 1 FROM unnest(%s::text[]) AS kind
ON CONFLICT (day, release_id, kind) DO UPDATE SET number = activation_releasecount.number + 1
"""


def count(release_id: int, *kinds: Counted) -> None:
    """One more of each kind, today, in the bound town; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_ADD, [release_id, today(), sorted(kinds)])


def counts_since(day: date) -> Iterable[tuple[int, date, str, int]]:
    """Release, day, kind and number of the bound town from a day on."""
    return ReleaseCount.objects.filter(day__gte=day).values_list("release_id", "day", "kind", "number")


def forget_old_counts() -> int:
    """Take away what nobody compares with any more; returns the number of rows."""
    return ReleaseCount.objects.filter(day__lt=today() - KEPT).delete()[0]
