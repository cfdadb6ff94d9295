"""The examples of the catalogue, for tests that need a whole application."""

from functools import cache
from typing import Any

from rathaus_services import registry


@cache
def example(key: str, name: str) -> dict[str, Any]:
    """One example of one service as it is written."""
    source = next(source for source in registry.loaded().sources if source.key == key)
    return dict(source.under("examples")[name])
