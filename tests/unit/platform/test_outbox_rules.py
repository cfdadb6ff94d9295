"""Back-off grows threefold with a ceiling; a kind of message has one handler."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus_platform.outbox.backoff import LONGEST_WAIT, MAX_ATTEMPTS, wait_after
from rathaus_platform.outbox.handlers import NoHandler, handler, handler_of
from rathaus_platform.outbox.values import Delivery


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 5), (2, 15), (3, 45), (4, 135), (8, 10935)])
def test_the_wait_grows_threefold(attempts: int, seconds: int) -> None:
    assert wait_after(attempts, jitter=0.5) == timedelta(seconds=seconds)


@given(st.integers(1, 1000))
def test_the_wait_keeps_its_ceiling_and_its_spread(attempts: int) -> None:
    assert timedelta(seconds=4) <= wait_after(attempts) <= LONGEST_WAIT * 1.2
    assert wait_after(attempts, 0) < wait_after(attempts, 1)
    assert MAX_ATTEMPTS == 10


def test_one_kind_has_one_handler() -> None:
    @handler("test.rules")
    def first(delivery: Delivery) -> None:
        raise AssertionError(delivery)

    assert handler_of("test.rules") is first
    assert handler("test.rules")(first) is first  # loading a module twice is no conflict
    with pytest.raises(ValueError, match="already handled"):
        handler("test.rules")(print)
    with pytest.raises(NoHandler):
        handler_of("test.unknown")
