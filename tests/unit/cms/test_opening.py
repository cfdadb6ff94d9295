"""Whether the door is open, in words, at every hour that matters."""

from datetime import datetime

import pytest

from rathaus_cms.pages.opening import opening
from rathaus_platform.clock import GERMANY
from rathaus_tenants.preferences.api import OpeningHours

HOURS = (
    OpeningHours("Dienstag", "13.00", "18.00"),
    OpeningHours("Dienstag", "09.00", "12.30"),
    OpeningHours("Donnerstag", "09.00", "17.00"),
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=GERMANY)


@pytest.mark.parametrize(
    ("moment", "is_open", "now", "then"),
    [
        ("2026-11-24T08:59", False, "Jetzt geschlossen", "Öffnet heute ab 9 Uhr"),  # a Tuesday
        ("2026-11-24T09:00", True, "Offen bis 12.30 Uhr", "Heute ab 13 Uhr wieder da"),
        ("2026-11-24T12:29", True, "Offen bis 12.30 Uhr", "Heute ab 13 Uhr wieder da"),
        ("2026-11-24T12:30", False, "Jetzt geschlossen", "Öffnet heute ab 13 Uhr"),
        ("2026-11-24T17:59", True, "Offen bis 18 Uhr", "Donnerstag ab 9 Uhr wieder da"),
        ("2026-11-24T18:00", False, "Jetzt geschlossen", "Öffnet Donnerstag ab 9 Uhr"),
        ("2026-11-25T23:00", False, "Jetzt geschlossen", "Öffnet morgen ab 9 Uhr"),
        ("2026-12-22T18:00", False, "Jetzt geschlossen", "Öffnet Donnerstag ab 9 Uhr"),  # Heiligabend is no holiday
        ("2026-12-24T18:00", False, "Jetzt geschlossen", "Öffnet Dienstag ab 9 Uhr"),
        ("2026-12-31T18:00", False, "Jetzt geschlossen", "Öffnet Dienstag ab 9 Uhr"),
    ],
)
def test_the_sign_at_the_door(moment: str, is_open: bool, now: str, then: str) -> None:
    found = opening(HOURS, at(moment), "Sachsen")

    assert found is not None
    assert (found.is_open, found.now, found.then) == (is_open, now, then)


def test_a_holiday_of_the_land_is_closed_there_and_open_elsewhere() -> None:
    corpus_christi = at("2026-06-04T10:00")  # Fronleichnam, a Thursday

    hessen, brandenburg = (opening(HOURS, corpus_christi, land) for land in ("Hessen", "Brandenburg"))

    assert hessen is not None and not hessen.is_open
    assert brandenburg is not None and brandenburg.is_open


def test_summer_time_counts() -> None:
    july = opening(HOURS, datetime.fromisoformat("2026-07-07T07:30:00+00:00"), "Sachsen")

    assert july is not None and july.is_open


def test_unknown_land_and_no_hours() -> None:
    assert opening((), at("2026-11-24T10:00"), "Sachsen") is None
    unknown = opening(HOURS, at("2026-11-24T10:00"), "Nirgendwo")
    assert unknown is not None and unknown.is_open
