"""Fees by effort: begun units, a free amount, the greatest sum; told before, reckoned when the office decides."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.services.made import made

from rathaus_services.fees.api import FeeResult, FeeUnknown, compute, settled
from rathaus_services.manifest import Module

ON = date(2026, 11, 24)
RULE: dict[str, Any] = {
    "rule": "aufwand",
    "source": {"mark": "BB", "norm": "Satzung"},
    "name": "auskunft",
    "parameter": "satz",
    "unit": "viertelstunde",
    "free_amount": {"up_to": {"parameter": "frei"}, "beyond": {"parameter": "darueber"}},
    "maximum": {"parameter": "hoechstens"},
}
VALUES = {"satz": "20.00", "frei": "60.00", "darueber": "rest", "hoechstens": "500.00"}


def service(**different: Any) -> Module:
    return made(fee={**RULE, **different}, texts={"fees": {"auskunft": "Auskunft"}})


def after(minutes: int, rule: dict[str, Any] | None = None, **values: Any) -> FeeResult:
    return settled(service(**(rule or {})), {}, {**VALUES, **values}, minutes)


def test_before_the_work_the_rate_is_told_and_nothing_is_free() -> None:
    found = compute(service(), {}, VALUES, ON, {"satz": "§ 3 Gebührensatzung"})

    assert found.by_effort == "nach Aufwand, 20,00 € je Viertelstunde, bis 60,00 € kostenfrei, höchstens 500,00 €"
    assert (found.total, found.is_free, found.basis) == (Decimal("0.00"), False, "§ 3 Gebührensatzung")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de-LS", "nach Arbeits-Zeit: 20,00 € für jede Viertel-Stunde"),
        ("en", "by effort, €20.00 per quarter of an hour"),
    ],
)
def test_the_rate_is_told_in_the_language_of_the_page(language: str, words: str) -> None:
    told = compute(service(), {}, {"satz": "20.00"}, ON, language=language).by_effort

    assert told == words


@pytest.mark.parametrize(
    ("minutes", "values", "total", "reason"),
    [
        (0, {"frei": "0.00"}, "0.00", "0 angefangene Viertelstunden × 20,00 €"),
        (1, {"frei": "0.00"}, "20.00", "1 angefangene Viertelstunde × 20,00 €"),
        (15, {"frei": "0.00"}, "20.00", "1 angefangene Viertelstunde × 20,00 €"),
        (16, {"frei": "0.00"}, "40.00", "2 angefangene Viertelstunden × 20,00 €"),
        (45, {}, "0.00", "3 angefangene Viertelstunden × 20,00 €, bis 60,00 € frei"),
        (46, {}, "20.00", "4 angefangene Viertelstunden × 20,00 €, davon 60,00 € frei"),
        (46, {"darueber": "alles"}, "80.00", "4 angefangene Viertelstunden × 20,00 €"),
        (6000, {}, "500.00", "400 angefangene Viertelstunden × 20,00 €, davon 60,00 € frei, höchstens 500,00 €"),
    ],
)
def test_begun_units_free_amount_and_greatest_sum(
    minutes: int, values: dict[str, str], total: str, reason: str
) -> None:
    found = after(minutes, **values)

    assert (str(found.total), found.items[0].reason) == (total, reason)
    assert found.by_effort == ""


def test_the_rate_of_an_hour_is_charged_by_begun_quarters() -> None:
    found = after(50, {"per": "stunde"}, satz="61.01", frei="0.00")

    assert str(found.total) == "61.01"
    assert found.items[0].reason == "4 angefangene Viertelstunden zu 61,01 € je Stunde"
    assert str(after(10, {"per": "stunde"}, satz="61.01", frei="0.00").total) == "15.25"


def test_without_the_rate_there_is_no_fee() -> None:
    with pytest.raises(FeeUnknown):
        after(15, satz=None)


@given(st.integers(0, 5000), st.integers(0, 500), st.decimals(0, 300, places=2), st.decimals(0, 900, places=2))
def test_more_work_never_costs_less_and_the_bounds_hold(minutes: int, more: int, rate: Decimal, free: Decimal) -> None:
    values = {"satz": f"{rate:.2f}", "frei": f"{free:.2f}"}
    here, longer = after(minutes, **values), after(minutes + more, **values)
    everything = after(minutes, **values, darueber="alles")

    assert Decimal(0) <= here.total <= longer.total <= Decimal("500.00")
    assert here.total <= everything.total <= Decimal("500.00")
    assert here.total == after(-(-minutes // 15) * 15, **values).total
    assert here.total == here.items[0].amount
