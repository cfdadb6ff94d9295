"""Amounts of money: Decimal, rounded commercially to cents, written the German way."""

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def cents(amount: Decimal) -> Decimal:
    """The amount in whole cents, half a cent away from zero (kaufmännische Rundung, DIN 1333)."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def euro(amount: Decimal) -> str:
    """`1.234,50 €`."""
    rounded = cents(amount)
    if rounded.is_zero():
        rounded = abs(rounded)  # no "-0,00 €"
    return f"{rounded:,.2f} €".translate(str.maketrans(",.", ".,"))
