"""Where a town's values come from: the by-law with its paragraph and the day the council passed it."""

from dataclasses import dataclass
from datetime import date

from rathaus_platform.clock import german_date
from rathaus_services.activation.models import ParameterValue
from rathaus_services.activation.parameters import Rows, Valid


@dataclass(frozen=True)
class Bylaw:
    """A paragraph of a by-law (Satzung). `resolved_on` is the day of the resolution, not its coming into force."""

    title: str
    paragraph: str = ""
    resolved_on: date | None = None

    def __str__(self) -> str:
        """`§ 5 Abs. 1 Hundesteuersatzung vom 12. November 2024`."""
        told = [self.paragraph, self.title, f"vom {german_date(self.resolved_on)}" if self.resolved_on else ""]
        return " ".join(part for part in told if part)


def bylaw_of(row: ParameterValue | Valid) -> Bylaw | None:
    """The by-law of a value, None where only words say where it comes from."""
    return Bylaw(row.bylaw, row.paragraph, row.resolved_on) if row.bylaw else None


def citations(rows: Rows) -> dict[str, str]:
    """Where each value comes from and since when it counts, in words; only values that name a source."""
    found = {name: str(bylaw_of(row) or row.source) for name, row in rows.items()}
    return {name: f"{text}, gilt ab {german_date(rows[name].valid_from)}" for name, text in found.items() if text}
