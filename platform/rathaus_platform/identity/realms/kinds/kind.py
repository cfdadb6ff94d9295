"""What every kind of resource can do: be found, made and changed."""

from typing import Protocol

from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.values import Rep
from rathaus_platform.identity.realms.wanted import Wanted


class Kind(Protocol):
    """One kind. `find` returns the resource in the shape of `Wanted.body`, so that both can be compared."""

    def find(self, gateway: Gateway, wanted: Wanted) -> Rep | None:
        """The resource as it is, or None."""

    def create(self, gateway: Gateway, wanted: Wanted) -> None:
        """Make it."""

    def update(self, gateway: Gateway, wanted: Wanted, found: Rep) -> None:
        """Change it to what is wanted."""
