"""How long a case is kept: years of the records schedule, or months after a day that the town has set."""

from datetime import date
from typing import Any

import pytest
from tests.unit.services.made import made

from rathaus_services.cases.retention import day_kept_from, deletion_day, years_kept
from rathaus_services.manifest import Module

DECIDED = date(2027, 3, 1)
AFTER_A_DAY = {"starts": "tag", "day": "wahltag", "months": 6}


def service(rule: dict[str, Any]) -> Module:
    module = made()
    object.__setattr__(module, "legal", {"retention": rule})
    return module


@pytest.mark.parametrize(
    ("parameters", "day"),
    [
        ({"wahltag": "2027-03-14"}, date(2027, 9, 14)),
        ({"wahltag": "2027-08-31"}, date(2028, 2, 29)),
        ({"wahltag": "2020-03-14"}, DECIDED),  # decided after it should have been gone
        ({"wahltag": None}, None),
        ({}, None),
    ],
)
def test_months_count_from_the_day_of_the_town(parameters: dict[str, Any], day: date | None) -> None:
    assert deletion_day(service(AFTER_A_DAY), parameters, DECIDED) == day


def test_the_day_is_told_with_its_months() -> None:
    assert day_kept_from(service(AFTER_A_DAY), {"wahltag": "2027-03-14"}) == (date(2027, 3, 14), 6)
    assert years_kept(service(AFTER_A_DAY), {"wahltag": "2027-03-14"}) is None


@pytest.mark.parametrize(
    ("rule", "years", "day"),
    [
        ({"starts": "entscheidung", "parameter": "jahre"}, 2, date(2029, 3, 1)),
        ({"starts": "ende_des_jahres_der_entscheidung", "parameter": "jahre"}, 2, date(2029, 12, 31)),
        ({"starts": "entscheidung", "parameter": "jahre", "minimum_years": 5}, 2, date(2032, 3, 1)),
        ({"starts": "entscheidung", "parameter": "jahre"}, None, None),
    ],
)
def test_years_count_from_the_decision(rule: dict[str, Any], years: int | None, day: date | None) -> None:
    assert deletion_day(service(rule), {"jahre": years}, DECIDED) == day
    assert day_kept_from(service(rule), {"jahre": years}) is None
