"""What a test needs from the machine: without it a person's run skips, and CI (RATHAUS_REQUIRE_ALL=1) fails."""

import os
from typing import NoReturn

import pytest

REQUIRED = os.environ.get("RATHAUS_REQUIRE_ALL", "") not in ("", "0")


def needs(there: bool, what: str) -> pytest.MarkDecorator:
    """The mark of tests that need something. Where everything is required they run, and fail without it."""
    return pytest.mark.skipif(not there and not REQUIRED, reason=what)


def missing(what: str) -> NoReturn:
    """Says within a fixture that something cannot be had."""
    if REQUIRED:
        pytest.fail(f"{what} (RATHAUS_REQUIRE_ALL)")
    pytest.skip(what)
