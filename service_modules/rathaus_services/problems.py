"""What a rule found wrong in a module folder: where, by which rule, and how to mend it."""

from dataclasses import dataclass


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

    def __str__(self) -> str:
        place = f"{self.module}/{self.file}" + (f":{self.line}" if self.line else "")
        return f"{place}  {self.rule}  {self.text}  → {self.mend}"
