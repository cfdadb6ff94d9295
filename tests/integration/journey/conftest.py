"""Browsers for the journey: one at home, one of a stranger in the same town, one in the other town."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.integration.journey.browser import Browser

from rathaus_tenants.values import TownRef


@pytest.fixture
def here(ahausen: TownRef, town_client: Callable[..., Any]) -> Browser:
    return Browser(town_client(ahausen))


@pytest.fixture
def stranger(ahausen: TownRef, town_client: Callable[..., Any]) -> Browser:
    return Browser(town_client(ahausen))


@pytest.fixture
def elsewhere(bestadt: TownRef, town_client: Callable[..., Any]) -> Browser:
    return Browser(town_client(bestadt))
