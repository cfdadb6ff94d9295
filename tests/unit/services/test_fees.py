"""Fees by case, free services, hooks."""

import sys
import time
from datetime import date
from decimal import Decimal

import pytest
from tests.unit.services.made import made

from rathaus_services.fees.api import FeeUnknown, compute
from rathaus_services.fees.hooks import HookTooSlow

ON = date(2026, 11, 24)
CASES = {
    "rule": "faelle",
    "source": {"mark": "BB", "norm": "Satzung"},
    "cases": [
        {"name": "frei", "when": {"field": "form", "is": "elektronisch"}, "amount": "0.00", "basis": "§ 18 Abs. 3 BMG"},
        {"name": "je", "when": {"field": "form", "is": "je_person"}, "parameter": "satz", "times": "personen"},
        {"name": "papier", "parameter": "tabelle", "row": "umfang"},
    ],
}
TEXTS = {"fees": {"frei": "Frei", "je": "Je Person", "papier": "Papier"}}
PARAMETERS = {"satz": "12.50", "tabelle": {"einfach": "9.00", "sonst": "11.00"}}


@pytest.mark.parametrize(
    ("answers", "total", "basis"),
    [
        ({"form": "elektronisch"}, "0.00", "§ 18 Abs. 3 BMG"),
        ({"form": "papier", "umfang": "einfach"}, "9.00", "Satzung"),
        ({"form": "papier", "umfang": "erweitert"}, "11.00", "Satzung"),
        ({"form": "je_person", "personen": [{}, {}, {}]}, "37.50", "Satzung"),
        ({"form": "je_person"}, "12.50", "Satzung"),
    ],
)
def test_the_first_case_that_holds_counts(answers: dict, total: str, basis: str) -> None:
    fee = compute(made(fee=CASES, texts=TEXTS), answers, PARAMETERS, ON)

    assert (fee.total, fee.basis) == (Decimal(total), basis)
    assert fee.is_free is (Decimal(total) == 0)


def test_a_row_the_by_law_lacks_is_no_fee_of_zero() -> None:
    with pytest.raises(FeeUnknown):
        compute(made(fee=CASES, texts=TEXTS), {"form": "papier"}, {"tabelle": {"einfach": "9.00"}}, ON)


def test_a_free_service_names_its_norm() -> None:
    fee = compute(made(), {}, {}, ON)

    assert (fee.total, fee.items, fee.basis) == (Decimal("0.00"), (), "§ 1")


def test_a_hook_reckons_with_the_code_of_its_release() -> None:
    hooks = """
from decimal import Decimal
from rathaus_services.sdk import FeeItem, FeeResult

def gebuehr(answers, parameters, on):
    amount = Decimal(parameters["je_meter"]) * answers["meter"]
    return FeeResult(amount, (FeeItem("Fläche", amount, ""),), "Satzung")
"""
    rule = {"rule": "hook", "function": "gebuehr", "source": {"mark": "BB"}}

    old = made(fee=rule, hooks=hooks)
    new = made(fee=rule, hooks=hooks.replace("amount = ", "amount = 2 * "))

    assert compute(old, {"meter": 4}, {"je_meter": "2.50"}, ON).total == Decimal("10.00")
    assert compute(new, {"meter": 4}, {"je_meter": "2.50"}, ON).total == Decimal("20.00")


@pytest.mark.parametrize(
    ("inside", "error"),
    [
        ("n = 0\n    for _ in range(10**8): n += 1", HookTooSlow),
        ("return open('/etc/passwd').read()", NameError),
        ("import os", ImportError),
    ],
)
def test_a_hook_gets_little_time_and_nothing_of_the_machine(inside: str, error: type[Exception]) -> None:
    module = made(
        fee={"rule": "hook", "function": "gebuehr", "source": {"mark": "BB"}},
        hooks=f"def gebuehr(answers, parameters, on):\n    {inside}\n",
    )

    begun, watching = time.monotonic(), sys.gettrace()

    with pytest.raises(error):
        compute(module, {}, {}, ON)

    assert time.monotonic() - begun < 5
    assert sys.gettrace() is watching  # whoever measured before goes on measuring
