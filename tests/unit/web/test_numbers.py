"""Numbers as people say them."""

import pytest

from rathaus_platform.web import numbers


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (["leer"], "Eine Angabe fehlt"),
        (["leer", "leer"], "Zwei Angaben fehlen"),
        (["form"], "Bitte prüfen Sie eine Angabe"),
        (["leer", "form"], "Bitte prüfen Sie zwei Angaben"),
        (["form"] * 12, "Bitte prüfen Sie zwölf Angaben"),
        (["leer"] * 13, "13 Angaben fehlen"),
    ],
)
def test_problems_are_counted_in_words(codes: list[str], said: str) -> None:
    assert numbers.problems_counted(codes) == said


@pytest.mark.parametrize(("size", "said"), [(84_000, "84 KB"), (1_800_000, "1,8 MB"), (2_000_000, "2 MB")])
def test_sizes(size: int, said: str) -> None:
    assert numbers.file_size(size) == said
