"""Town tasks for the tests. A real worker loads them too (`celery worker -I tests.integration.tenancy.background`)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import connection

from rathaus_tenants.context import town_or_none
from rathaus_tenants.preferences.api import change, preferences
from rathaus_tenants.tasks import public_task, town_task


@contextmanager
def at_once(propagate: bool = False) -> Iterator[None]:
    """Inside the block tasks are carried out where they are called."""
    conf = look.app.conf
    conf.task_always_eager, conf.task_eager_propagates = True, propagate
    try:
        yield
    finally:
        conf.task_always_eager = conf.task_eager_propagates = False


def seen() -> tuple[str | None, str]:
    """The bound town and the database's role."""
    town = town_or_none()
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return (town.slug if town else None, cursor.fetchone()[0])


@town_task(name="tests.look", queue="interactive")
def look() -> tuple[str | None, str]:
    """Who am I?"""
    return seen()


@town_task(name="tests.sign", queue="interactive")
def sign(text: str) -> None:
    """Leaves a trace in the bound town."""
    change(motto=f"{preferences().motto}{text}")


@town_task(name="tests.fails", queue="interactive")
def fails() -> None:
    """Raises after it has looked."""
    seen()
    raise LookupError("so nicht")


@town_task(name="tests.again", bind=True, max_retries=1, queue="interactive")
def again(self: Any) -> tuple[str | None, str]:
    """Fails once, then looks."""
    if self.request.retries == 0:
        raise self.retry(countdown=0)
    return seen()


@public_task(name="tests.public", queue="interactive")
def public() -> tuple[str | None, str]:
    """Who am I, as a task of the deployment?"""
    return seen()


@town_task(name="tests.hourly", queue="bulk", every=timedelta(hours=1))
def hourly() -> None:
    """Periodic work that leaves a trace."""
    sign("stündlich")
