"""What a rule found wrong in a module folder: where, by which rule, and how to mend it."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Problem:
    """One finding. `rule` is the stable number of the rule, `line` counts from 1 and may be unknown."""

    module: str
    file: str
    rule: str
    text: str
    mend: str
    line: int | None = None
    warns: bool = False
    """Something people should see to, but no reason to take the service away from towns."""
    unfinished: bool = False
    """The service is a draft: the check lets it pass, but no town gets it."""

    def __str__(self) -> str:
        place = "/".join(filter(None, (self.module, self.file))) + (f":{self.line}" if self.line else "")
        return f"{place}  {self.rule}  {self.text}  → {self.mend}"


def as_data(problem: Problem) -> dict[str, Any]:
    """The finding for machines: module, file, rule, text, mend, line, warns, unfinished."""
    return asdict(problem)
