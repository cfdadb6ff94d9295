"""Looking after releases on their way: where it goes worse than before, the release halts and says why."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, timedelta
from typing import Final

import structlog
from django.utils.translation import gettext as _

from rathaus_platform.clock import now, today
from rathaus_services.releases import rollouts, tallies
from rathaus_services.releases.errors import CannotMove
from rathaus_services.releases.models import Rollout
from rathaus_services.releases.rings import Ring
from rathaus_services.rollout.rates import DEFAULT, DROP_OFF, ERRORS, Compared, Share, compared, drop_off, errors
from rathaus_tenants.context import in_public

LOOKS_BACK: Final = timedelta(days=28)
LOOKS_AFTER: Final = timedelta(days=14)
"""How long a release is watched in its ring; after that it is the old one."""

log = structlog.get_logger(__name__)


def watch() -> int:
    """Compare every release that moved lately with the one before it, and halt what goes worse; returns how many."""
    halted = 0
    with in_public():
        rows = Rollout.objects.filter(halted=False, ring__gt=0, ring_since__gte=now() - LOOKS_AFTER)
        for row in rows.order_by("id"):
            before = _before(row)
            if before is not None and (worse := [one for one in judged(row, before, today()) if one.worse]):
                halted += _halt(row, worse)
    return halted


def judged(row: Rollout, before: Rollout, day: date) -> tuple[Compared, ...]:
    """Both shares of this release and of the one before. Drafts of `day` may still be sent, so it does not count."""
    since = row.begun_at.date()
    towns = tallies.towns_with(row.release_id)

    def one(name: str, share: Callable[[Mapping[str, int]], Share], end: date | None) -> Compared:
        new = share(tallies.summed(row.release_id, since, end))
        old = share(tallies.summed(before.release_id, since - LOOKS_BACK, end, towns))
        if old.all < DEFAULT.least:  # these towns hardly used it: then what all towns say
            old = share(tallies.summed(before.release_id, since - LOOKS_BACK, end))
        return compared(name, new, old)

    return one(ERRORS, errors, None), one(DROP_OFF, drop_off, day)


def _before(row: Rollout) -> Rollout | None:
    """What the towns would follow without this one."""
    older = Rollout.objects.filter(key=row.key, ring=Ring.ALL, id__lt=row.pk).exclude(release_id=row.release_id)
    return older.order_by("-id").first()


def _halt(row: Rollout, worse: list[Compared]) -> int:
    reason = " ".join(in_words(one) for one in worse)
    try:
        rollouts.halt(row, by=rollouts.PLATFORM, reason=reason, figures={one.name: asdict(one) for one in worse})
    except CannotMove:
        return 0  # somebody was quicker
    log.warning("release_halted", service=row.key, release=row.release_id, ring=row.ring, why=reason)
    return 1


def in_words(one: Compared) -> str:
    """`Mehr Fehler: 12 von 40 (30 %), vorher 5 von 210 (2 %).`"""
    values = {
        "bad": one.new.bad,
        "all": one.new.all,
        "rate": round(one.new.rate * 100),
        "old_bad": one.old.bad,
        "old_all": one.old.all,
        "old_rate": round(one.old.rate * 100),
    }
    text = (
        _("Mehr Fehler: %(bad)s von %(all)s (%(rate)s %%), vorher %(old_bad)s von %(old_all)s (%(old_rate)s %%).")
        if one.name == ERRORS
        else _(
            "Mehr Abbrüche: %(bad)s von %(all)s (%(rate)s %%), vorher %(old_bad)s von %(old_all)s (%(old_rate)s %%)."
        )
    )
    return text % values
