"""Amounts are rounded commercially and written the German way."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus_platform.money import cents, euro


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("0", "0,00 €"),
        ("-0.001", "0,00 €"),
        ("10", "10,00 €"),
        ("1234.5", "1.234,50 €"),
        ("1234567.895", "1.234.567,90 €"),
        ("-60", "-60,00 €"),
    ],
)
def test_euro(amount: str, written: str) -> None:
    assert euro(Decimal(amount)) == written


@pytest.mark.parametrize(
    ("amount", "rounded"), [("0.005", "0.01"), ("0.015", "0.02"), ("-0.005", "-0.01"), ("2.674", "2.67")]
)
def test_half_a_cent_goes_away_from_zero(amount: str, rounded: str) -> None:
    assert cents(Decimal(amount)) == Decimal(rounded)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_what_is_written_is_the_rounded_amount(amount: Decimal) -> None:
    number = euro(amount).removesuffix(" €").replace(".", "").replace(",", ".")
    assert Decimal(number) == cents(amount)
    assert abs(cents(amount) - amount) <= Decimal("0.005")
