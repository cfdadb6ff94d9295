"""The result of a fee rule: the sum, its items with their reasons, and where it comes from."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class FeeItem:
    """One line of the calculation: amount in euro, how it comes about, the norm or paragraph it follows.

    `uses` names the parameters it was reckoned with; where they come from is said when the fee is told.
    """

    label: str
    amount: Decimal
    reason: str
    norm: str = ""
    uses: tuple[str, ...] = ()


@dataclass(frozen=True)
class FeeResult:
    """What is to be paid. `basis` names the norm or by-law, `note` says what the sum does not cover.

    `by_effort` says how it will be reckoned, where only the work shows how much; until then the total is zero.
    """

    total: Decimal
    items: tuple[FeeItem, ...]
    basis: str
    note: str = ""
    by_effort: str = ""

    @property
    def is_free(self) -> bool:
        """Nothing is to be paid."""
        return self.total == 0 and not self.by_effort


class FeeUnknown(ValueError):
    """The answers or parameters do not lead to an amount; `missing` names what is not there."""

    def __init__(self, missing: str) -> None:
        super().__init__(missing)
        self.missing = missing
