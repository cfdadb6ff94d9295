"""Who carries out which kind of message. Filled when the apps start, the same for all towns."""

from collections.abc import Callable

from rathaus_platform.errors import PlatformError
from rathaus_platform.outbox.values import Delivery

Handler = Callable[[Delivery], None]

_handlers: dict[str, Handler] = {}


class NoHandler(PlatformError):
    """Nothing here can carry out this kind of message (yet: a newer release may)."""

    code = "kein_empfaenger"
    status = 500


def handler(kind: str) -> Callable[[Handler], Handler]:
    """Register a function for a kind. It runs in the message's transaction and may run more than once."""

    def register(function: Handler) -> Handler:
        known = _handlers.setdefault(kind, function)
        if known is not function:
            raise ValueError(f"{kind} is already handled by {known.__module__}.{known.__qualname__}")
        return function

    return register


def handler_of(kind: str) -> Handler:
    """The function for a kind. Raises NoHandler."""
    try:
        return _handlers[kind]
    except KeyError:
        raise NoHandler from None
