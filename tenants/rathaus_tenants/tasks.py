"""The bases of background work: a task belongs to the town bound when it was called, or says that it is public."""

import functools
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

import structlog
from celery import Task, shared_task
from django.db import transaction

from rathaus_tenants.context import current_town, in_public, in_town, town_or_none
from rathaus_tenants.delivery_note import Headers, note, town_of_note
from rathaus_tenants.errors import TaskRefused
from rathaus_tenants.schedule import register_job

F = TypeVar("F", bound=Callable[..., Any])


class _Queued(Task):  # type: ignore[misc]
    """A task that knows its queue; a call may name another."""

    abstract = True
    home = "interactive"

    def apply_async(self, args: Any = None, kwargs: Any = None, **options: Any) -> Any:
        return super().apply_async(args, kwargs, **{"queue": self.home, **options})


class TownTask(_Queued):
    """A task of one town. The town is taken down at the call, checked in the worker, and bound there.

    Calling it without a bound town raises NoTown at once. A message without a town, with an unknown one or
    with one that is not open raises TaskRefused in the worker; it never runs in the shared schema.
    """

    abstract = True

    def apply_async(self, args: Any = None, kwargs: Any = None, **options: Any) -> Any:
        """Sends the task. Raises NoTown."""
        options["headers"] = note(options.get("headers"))
        return super().apply_async(args, kwargs, **options)

    def apply(self, args: Any = None, kwargs: Any = None, **options: Any) -> Any:
        """Runs the task here, with a worker's checks. Raises NoTown."""
        options["headers"] = note(options.get("headers"))
        return super().apply(args, kwargs, **options)

    def signature(self, args: Any = None, *starargs: Any, **starkwargs: Any) -> Any:
        """A signature that keeps the town bound now: parts of a chain are sent when no town is bound any more."""
        made = super().signature(args, *starargs, **starkwargs)
        if town_or_none() is not None:
            made.set(headers=note(made.options.get("headers")))
        return made

    def delay_on_commit(self, *args: Any, **kwargs: Any) -> None:
        """Sends after the transaction. The town is taken down now: at the commit another may be bound, or none."""
        self.apply_async_on_commit(args, kwargs)

    def apply_async_on_commit(self, args: Any = None, kwargs: Any = None, **options: Any) -> None:
        """The same with options. Raises NoTown."""
        options["headers"] = note(options.get("headers"))
        transaction.on_commit(functools.partial(self.apply_async, args, kwargs, **options))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """What the worker calls; a direct call in a program runs in the bound town."""
        if self.request.called_directly:
            current_town()
            return super().__call__(*args, **kwargs)
        headers: Headers | None = self.request.headers
        town = town_of_note(headers)
        with (
            in_town(town),
            structlog.contextvars.bound_contextvars(town=town.slug, task=self.name, task_id=self.request.id),
        ):
            return super().__call__(*args, **kwargs)


class PublicTask(_Queued):
    """A task of the deployment itself: the shared schema with the login role's own rights."""

    abstract = True

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Runs without a town, whatever was bound."""
        with in_public(), structlog.contextvars.bound_contextvars(task=self.name, task_id=self.request.id):
            return super().__call__(*args, **kwargs)


def town_task(
    *, name: str, queue: str = "interactive", every: timedelta | None = None, **options: Any
) -> Callable[[F], Any]:
    """Makes a function a task of a town: `@town_task(name="rathaus_x.expire", queue="bulk")`.

    With `every` it runs in each open town once per interval, spread over it; then it takes no arguments.
    """

    def make(function: F) -> Any:
        task = shared_task(base=TownTask, name=name, home=queue, **options)(function)
        if every is not None:
            register_job(name, every)
        return task

    return make


def public_task(*, name: str, queue: str = "interactive", **options: Any) -> Callable[[F], Any]:
    """Makes a function a task of the deployment. Town tables are out of its reach until it binds a town."""

    def make(function: F) -> Any:
        return shared_task(base=PublicTask, name=name, home=queue, **options)(function)

    return make


__all__ = ["PublicTask", "TaskRefused", "TownTask", "public_task", "town_task"]
