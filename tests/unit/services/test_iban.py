"""Bank account numbers."""

from hypothesis import assume, given
from hypothesis import strategies as st

from rathaus_services.forms.iban import compact, grouped, is_right, length_problem

RIGHT = "DE02120300000000202051"


def test_right_ones_from_several_countries_pass() -> None:
    assert all(map(is_right, [RIGHT, "AT611904300234573201", "GB29NWBK60161331926819", "NL91ABNA0417164300"]))


def test_blanks_and_small_letters_do_not_matter() -> None:
    assert compact("de02 1203-0000 0000 2020 51") == RIGHT
    assert grouped(RIGHT) == "DE02 1203 0000 0000 2020 51"


@given(place=st.integers(4, 21), digit=st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_found(place: int, digit: str) -> None:
    assume(RIGHT[place] != digit)

    assert not is_right(RIGHT[:place] + digit + RIGHT[place + 1 :])


@given(st.integers(4, 20))
def test_two_swapped_neighbours_are_always_found(place: int) -> None:
    assume(RIGHT[place] != RIGHT[place + 1])
    swapped = RIGHT[:place] + RIGHT[place + 1] + RIGHT[place] + RIGHT[place + 2 :]

    assert not is_right(swapped)


def test_the_length_of_a_german_one_is_told() -> None:
    assert length_problem(RIGHT[:-1]) == -1
    assert length_problem(RIGHT + "00") == 2
    assert length_problem("AT611904300234573201") == 0
