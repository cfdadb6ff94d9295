"""Once a minute: which town's periodic work is due? One message for each, and the minute of no town is everybody's."""

from datetime import datetime

from celery import current_app
from django.db import transaction

from rathaus_platform import clock
from rathaus_tenants.context import in_town
from rathaus_tenants.registry import api as registry
from rathaus_tenants.registry.models import TownJob
from rathaus_tenants.relay import sweep
from rathaus_tenants.schedule import Job, jobs, next_due
from rathaus_tenants.tasks import public_task
from rathaus_tenants.values import TownRef

AT_ONCE = 2_000  # rows per run; the rest is taken by the next


@public_task(name="rathaus_tenants.dispatch", queue="bulk")
def dispatch() -> int:
    """Sends what is due and the sweep of all outboxes; returns the number of town tasks sent."""
    moment = clock.now()
    _enrol(moment)
    sent = send_due(moment)
    sweep.delay()
    return sent


def send_due(moment: datetime) -> int:
    """Sends every due task and notes its next time. A crash in between sends it twice, never not at all."""
    towns = {town.id: town for town in registry.active_towns()}
    known = {job.name: job for job in jobs()}
    with transaction.atomic():
        rows = list(
            TownJob.objects.select_for_update(skip_locked=True)
            .filter(due_at__lte=moment, town_id__in=towns, name__in=known)
            .order_by("due_at")[:AT_ONCE]
        )
        for row in rows:
            row.due_at = next_due(known[row.name], towns[row.town_id].schema, moment)
        TownJob.objects.bulk_update(rows, ["due_at"], batch_size=500)
        for row in rows:
            with in_town(towns[row.town_id]):
                current_app.tasks[row.name].apply_async()
    return len(rows)


def _enrol(moment: datetime) -> None:
    """Rows for new towns and new jobs; their first slot lies within one interval."""
    towns = registry.active_towns()
    there = set(TownJob.objects.values_list("town_id", "name"))
    missing = [_row(town, job, moment) for town in towns for job in jobs() if (town.id, job.name) not in there]
    TownJob.objects.bulk_create(missing, ignore_conflicts=True, batch_size=500)


def _row(town: TownRef, job: Job, moment: datetime) -> TownJob:
    return TownJob(town_id=town.id, name=job.name, due_at=next_due(job, town.schema, moment))
