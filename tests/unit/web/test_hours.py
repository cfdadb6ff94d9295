"""Opening hours as the sign at the door says them."""

from types import SimpleNamespace

from rathaus_platform.web.numbers import hours


def line(day: str, opens: str, closes: str, note: str = "") -> SimpleNamespace:
    return SimpleNamespace(day=day, opens=opens, closes=closes, note=note)


def test_days_are_joined_and_missing_ones_closed() -> None:
    said = hours(
        [line("Freitag", "09.00", "12.30"), line("Dienstag", "13.00", "18.00"), line("Dienstag", "09.00", "12.00")]
    )

    assert said == [
        ("Montag", "geschlossen"),
        ("Dienstag", "9–12 und 13–18 Uhr"),
        ("Mittwoch", "geschlossen"),
        ("Donnerstag", "geschlossen"),
        ("Freitag", "9–12.30 Uhr"),
    ]


def test_a_saturday_comes_last_with_its_note() -> None:
    assert hours([line("Samstag", "10.00", "12.00", "nur mit Termin")])[-1] == ("Samstag", "10–12 Uhr, nur mit Termin")


def test_nothing_known_nothing_said() -> None:
    assert hours([]) == []
