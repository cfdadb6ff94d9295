"""What is sealed opens with the same key and context, and with nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus_platform.crypto.api import Tampered, fingerprint, new_key, seal, unseal, unwrap, wrap

KEY, OTHER_KEY = bytes(range(32)), bytes(32)


@given(st.binary(max_size=4096), st.binary(max_size=64))
def test_what_is_sealed_opens_again(data: bytes, context: bytes) -> None:
    assert unseal(seal(data, KEY, context), KEY, context) == data


@given(st.binary(min_size=1, max_size=200), st.data())
def test_every_single_changed_bit_is_noticed(data: bytes, draw: st.DataObject) -> None:
    sealed = bytearray(seal(data, KEY, b"case"))
    place = draw.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[place // 8] ^= 1 << place % 8

    with pytest.raises(Tampered):
        unseal(bytes(sealed), KEY, b"case")


@given(st.binary(max_size=64), st.data())
def test_anything_cut_off_is_noticed(data: bytes, draw: st.DataObject) -> None:
    sealed = seal(data, KEY, b"case")
    length = draw.draw(st.integers(0, len(sealed) - 1))

    with pytest.raises(Tampered):
        unseal(sealed[:length], KEY, b"case")


@pytest.mark.parametrize(("key", "context"), [(OTHER_KEY, b"case"), (KEY, b"another case"), (KEY, b"")])
def test_another_key_or_context_opens_nothing(key: bytes, context: bytes) -> None:
    sealed = seal(b"Erika Mustermann", KEY, b"case")

    with pytest.raises(Tampered):
        unseal(sealed, key, context)


def test_the_plain_text_does_not_show_and_nonces_differ() -> None:
    first, second = seal(b"Erika Mustermann", KEY, b""), seal(b"Erika Mustermann", KEY, b"")
    assert first != second
    assert b"Erika" not in first


def test_a_key_travels_wrapped() -> None:
    key = new_key()
    wrapped = wrap(key, KEY, b"town")

    assert unwrap(wrapped, KEY, b"town") == key
    assert key not in wrapped
    with pytest.raises(Tampered):
        unwrap(wrapped, OTHER_KEY, b"town")


def test_a_wrapped_key_is_no_sealed_data_and_the_reverse() -> None:
    with pytest.raises(Tampered):
        unseal(wrap(new_key(), KEY, b"x"), KEY, b"x")
    with pytest.raises(Tampered):
        unwrap(seal(new_key(), KEY, b"x"), KEY, b"x")


def test_keys_of_a_wrong_length_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        seal(b"", b"short", b"")
    with pytest.raises(ValueError, match="32 bytes"):
        wrap(b"short", KEY, b"")
    assert len({new_key() for _ in range(50)}) == 50


def test_fingerprints_depend_on_data_key_and_context() -> None:
    marks = {
        fingerprint(b"erika", KEY, b"audit"),
        fingerprint(b"erika", OTHER_KEY, b"audit"),
        fingerprint(b"erika", KEY, b"audi"),
        fingerprint(b"terika", KEY, b"audi"),  # the same bytes in a row, another border
    }
    assert len(marks) == 4
    assert fingerprint(b"erika", KEY, b"audit") in marks
