"""Fees of several items: quantity, begun units and periods, least and greatest sums, who pays less."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.services.made import made

from rathaus_services.fees.api import FeeResult, FeeUnknown, compute
from rathaus_services.fees.periods import begun

ON = date(2026, 11, 24)
AREA = {"x-kind": "calculated", "type": "string", "x-unit": "m²", "readOnly": True, "x-calc": {"sum": ["a"]}}
RULE: dict[str, Any] = {
    "rule": "posten",
    "source": {"mark": "BB", "norm": "Sondernutzungssatzung"},
    "items": [
        {"name": "verwaltung", "amount": "25.50", "basis": "Nr. 261"},
        {
            "name": "nutzung",
            "parameter": "saetze",
            "row": "art",
            "quantity": "flaeche",
            "unit": "1",
            "period": {"from": "von", "to": "bis", "unit": "woche"},
            "minimum": {"parameter": "mindestens"},
            "maximum": "500.00",
        },
        {"name": "schild", "parameter": "je_schild", "quantity": "schilder", "when": {"field": "schilder", "above": 0}},
    ],
    "free": [{"name": "fest", "when": {"field": "art", "is": "fest"}, "basis": "§ 7", "items": ["nutzung"]}],
    "reduced": [{"name": "verein", "when": {"field": "verein", "is": True}, "percent": 50, "basis": "§ 8"}],
}
TEXTS = {name: name.capitalize() for name in ("verwaltung", "nutzung", "schild", "fest", "verein")}
PARAMETERS = {"saetze": {"geruest": "1.50", "sonst": "2.00"}, "mindestens": "20.00", "je_schild": "5.00"}
BASE = {"art": "geruest", "flaeche": "11.2", "von": "2026-11-02", "bis": "2026-11-16"}


def fee(**different: Any) -> FeeResult:
    module = made({"flaeche": AREA}, fee=RULE, texts={"fees": TEXTS})
    return compute(module, {**BASE, **different}, PARAMETERS, ON)


def amounts(found: FeeResult) -> list[str]:
    return [str(item.amount) for item in found.items]


def test_begun_units_and_weeks_count_whole() -> None:
    found = fee()

    assert amounts(found) == ["25.50", "54.00"]
    assert found.items[1].reason == "12 m² × 3 angefangene Wochen × 1,50 €"
    assert (found.total, found.basis) == (Decimal("79.50"), "Nr. 261; Sondernutzungssatzung")
    assert found.items[1].uses == ("saetze", "mindestens")


@pytest.mark.parametrize(
    ("different", "expected"),
    [
        ({"art": "freisitz"}, ["25.50", "72.00"]),
        ({"flaeche": "2", "bis": "2026-11-02"}, ["25.50", "20.00"]),
        ({"flaeche": "400"}, ["25.50", "500.00"]),
        ({"schilder": 2}, ["25.50", "54.00", "10.00"]),
        ({"art": "fest"}, ["25.50", "0.00"]),
        ({"verein": True}, ["12.75", "27.00"]),
    ],
)
def test_rows_bounds_and_reductions(different: dict[str, Any], expected: list[str]) -> None:
    assert amounts(fee(**different)) == expected


def test_whoever_pays_less_reads_why() -> None:
    assert fee(art="fest").items[1].reason.endswith("Fest")
    assert fee(art="fest").items[1].norm == "§ 7"
    assert fee(flaeche="2", bis="2026-11-02").items[1].reason.endswith("mindestens 20,00 €")


@pytest.mark.parametrize("different", [{"flaeche": None}, {"bis": None}, {"bis": "2026-11-01"}])
def test_without_its_answers_there_is_no_fee(different: dict[str, Any]) -> None:
    with pytest.raises(FeeUnknown):
        fee(**different)


@pytest.mark.parametrize(
    ("unit", "last", "count"),
    [
        ("tag", "2026-01-31", 1),
        ("tag", "2026-02-01", 2),
        ("woche", "2026-02-06", 1),
        ("woche", "2026-02-07", 2),
        ("monat", "2026-02-27", 1),
        ("monat", "2026-02-28", 2),
        ("monat", "2026-03-30", 2),
        ("jahr", "2027-01-30", 1),
        ("jahr", "2027-01-31", 2),
    ],
)
def test_a_begun_period_counts_whole(unit: str, last: str, count: int) -> None:
    assert begun({"from": "von", "to": "bis", "unit": unit}, {"von": "2026-01-31", "bis": last}) == count


@given(st.decimals(min_value="0.1", max_value=1000, places=1), st.integers(0, 400))
def test_more_never_costs_less_and_the_sum_is_that_of_its_items(area: Decimal, days: int) -> None:
    last = date(2026, 11, 2) + timedelta(days=days)
    here = fee(flaeche=str(area), bis=last.isoformat())
    more = fee(flaeche=str(area + 1), bis=(last + timedelta(days=1)).isoformat())

    assert here.total <= more.total
    assert here.total == sum(item.amount for item in here.items)
    assert Decimal("20.00") <= here.items[1].amount <= Decimal("500.00")
    assert fee(flaeche=str(area), bis=last.isoformat(), verein=True).total <= here.total


def test_a_case_takes_a_quantity() -> None:
    rule = {
        "rule": "faelle",
        "source": {"mark": "BB"},
        "cases": [{"name": "schild", "parameter": "p", "quantity": "n"}],
    }

    found = compute(made(fee=rule, texts={"fees": TEXTS}), {"n": 3}, {"p": "5.00"}, ON)

    assert (found.total, found.items[0].reason) == (Decimal("15.00"), "3 × 5,00 €")
