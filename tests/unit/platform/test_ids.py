"""Identifiers are ordered by time, codes survive being read aloud."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus_platform.ids import ALPHABET, hash_code, new_code, new_id, normalise_code


def test_new_id_is_version_seven_of_this_moment() -> None:
    before = time.time_ns() // 1_000_000
    made = new_id()
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000


def test_ids_are_unique_and_never_ordered_against_time() -> None:
    made = [new_id() for _ in range(2000)]
    assert len(set(made)) == 2000
    stamps = [one.int >> 64 for one in made]
    assert stamps == sorted(stamps)


def test_new_code_has_three_groups_without_look_alikes() -> None:
    code = new_code()
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", code)
    assert not set(code) & set("ILOU")
    assert len(ALPHABET) == 32
    assert len({new_code() for _ in range(500)}) == 500


codes = st.text(ALPHABET, min_size=12, max_size=12)


@given(codes)
def test_what_people_type_leads_to_the_same_code(letters: str) -> None:
    right = f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"
    spoken = letters.lower().replace("0", "o").replace("1", "l")
    typed = f" {spoken[:4]} {spoken[4:8]}–{spoken[8:]}\n"
    assert normalise_code(typed) == normalise_code(right) == right
    assert hash_code(typed, "town") == hash_code(right, b"town")


@pytest.mark.parametrize("typed", ["", "7KQF", "7KQF-2M9X-WD4", "7KQF-2M9X-WD4TT", "7KQF-2M9X-WD4U", "ÄÖÜß-2M9X-WD4T"])
def test_what_cannot_be_a_code_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="not a code"):
        normalise_code(typed)


def test_the_hash_depends_on_the_salt_and_hides_the_code() -> None:
    code = "7KQF-2M9X-WD4T"
    assert hash_code(code, "a") != hash_code(code, "b")
    assert re.fullmatch(r"[0-9a-f]{64}", hash_code(code, "a"))
