"""One thing that is wrong with one answer, before it gets its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Found:
    """`path` is the place (`anschrift.plz`, `personen.0.vornamen`), `code` the kind, `data` fills the text."""

    path: str
    code: str
    data: Mapping[str, Any] = field(default_factory=dict)
