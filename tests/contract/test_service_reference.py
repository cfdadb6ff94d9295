"""The committed reference pages are those of the catalogue, and every number of a rule stands on them."""

import re
from pathlib import Path

import pytest

from rathaus_services.reference.command import pages

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "service_modules/rathaus_services"


@pytest.mark.parametrize("name", pages())
def test_the_committed_page_is_current(name: str) -> None:
    """`rathaus services docs` writes it anew."""
    assert (ROOT / "docs/reference" / name).read_text() == pages()[name]


def test_every_number_in_the_engine_is_explained() -> None:
    named = {number for path in ENGINE.rglob("*.py") for number in re.findall(r'"(R\d{3,4})"', path.read_text())}

    assert {number for number in named if f"| {number} |" not in pages()["service-rules.md"]} == set()
