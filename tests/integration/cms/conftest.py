"""What every test of the site needs besides the two towns."""

from collections.abc import Iterator

import pytest

from rathaus_tenants.registry import api as registry


@pytest.fixture(autouse=True)
def _no_version_of_a_rolled_back_test() -> Iterator[None]:
    """The process remembers content versions for a second; those of the last test were never committed."""
    registry._versions.clear()
    yield
