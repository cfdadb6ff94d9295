"""What is bound at this moment: one context variable, read by the database backend at every statement.

Threads start without a town; nothing but `rathaus_tenants.context` and the migrations runner sets it.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from types import TracebackType

from rathaus_tenants.values import TownRef


@dataclass(frozen=True, slots=True)
class Binding:
    """A schema (with its role), and the town it belongs to; the template's schema belongs to none."""

    schema: str
    town: TownRef | None


_bound: ContextVar[Binding | None] = ContextVar("rathaus_town", default=None)


def bound() -> Binding | None:
    """The binding of this thread or task; None means the shared schema and no town's rights."""
    return _bound.get()


class Bind:
    """A context manager for one use. It is no decorator and holds no state shared between uses."""

    __slots__ = ("_binding", "_token")

    def __init__(self, binding: Binding | None) -> None:
        self._binding = binding

    def __enter__(self) -> None:
        self._token = _bound.set(self._binding)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        _bound.reset(self._token)


def in_schema(schema: str) -> Bind:
    """Binds a bare schema, for the owner's migrations only."""
    return Bind(Binding(schema, None))
