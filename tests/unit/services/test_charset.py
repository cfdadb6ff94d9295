"""Characters in names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus_services.forms.charset import control_character, foreign_character, tidy, tidy_lines


@pytest.mark.parametrize("name", ["Zoë Kowalčuk", "Đặng Thị", "O’Brien-Müller", "Łukasz", "Ağaoğlu", "Ørsted", "Jr."])
def test_european_names_pass(name: str) -> None:
    assert foreign_character(tidy(name)) is None


@pytest.mark.parametrize(
    ("name", "char"), [("Иванова", "И"), ("李雷", "李"), ("Max🙂", "🙂"), ("A<b", "<"), ("R2", "2")]
)
def test_the_first_foreign_character_is_named(name: str, char: str) -> None:
    assert foreign_character(name) == char


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    once = tidy(text)

    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once == once.strip()


def test_decomposed_letters_are_composed() -> None:
    assert tidy("Mu\u0308ller  \n Meier") == "Müller Meier"


def test_lines_stay_lines() -> None:
    assert tidy_lines(" a  b \n\n\n c ") == "a b\n\nc"


@pytest.mark.parametrize("text", ["a\u0000b", "a\u202eb", "a\u200bb"])
def test_invisible_characters_are_found(text: str) -> None:
    assert control_character(text)
