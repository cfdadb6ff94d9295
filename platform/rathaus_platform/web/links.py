"""Links as values: what header and footer are given by the packages that know pages and services."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Link:
    """A word that leads somewhere. `lang` where the target speaks another language; `icon` is a Tabler name."""

    label: str
    url: str
    current: bool = False
    icon: str = ""
    lang: str = ""


@dataclass(frozen=True)
class LinkGroup:
    """A titled column of the footer."""

    title: str
    links: Sequence[Link] = field(default_factory=tuple)
