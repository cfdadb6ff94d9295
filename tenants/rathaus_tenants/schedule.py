"""When a town's periodic work is due: the same minute of every interval, another one for each town. Pure."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Job:
    """A task that every open town runs once per interval."""

    name: str
    every: timedelta


_jobs: dict[str, Job] = {}


def register_job(name: str, every: timedelta) -> None:
    """Adds a job by its task's name. Repeating it changes nothing; another interval is a mistake."""
    if every < timedelta(minutes=1):
        raise ValueError("the dispatcher comes once a minute")
    known = _jobs.setdefault(name, Job(name, every))
    if known.every != every:
        raise ValueError(f"{name} is registered with {known.every}")


def jobs() -> tuple[Job, ...]:
    """All jobs, by name."""
    return tuple(sorted(_jobs.values(), key=lambda job: job.name))


def next_due(job: Job, schema: str, after: datetime) -> datetime:
    """The first slot of a town that lies after a moment. What was missed is not made up for."""
    digest = hashlib.sha256(f"{job.name}/{schema}".encode()).digest()
    shift = job.every * (int.from_bytes(digest[:8]) / 2**64)
    passed = (after - _EPOCH - shift) // job.every
    return _EPOCH + shift + job.every * (passed + 1)
