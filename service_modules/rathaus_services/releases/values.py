"""A release as other packages see it."""

from dataclasses import dataclass

from rathaus_services.manifest import Module


@dataclass(frozen=True)
class Release:
    """A service as it was released; `module` is complete and independent of what is installed now."""

    id: int
    key: str
    version: str
    content_hash: str
    module: Module
