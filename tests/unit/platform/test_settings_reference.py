"""The reference of settings names every variable the program reads, and no other."""

import re
from pathlib import Path

from rathaus_site import env

ROOT = Path(__file__).parents[3]


def test_every_variable_is_described() -> None:
    read = set(re.findall(r'"(RATHAUS_[A-Z_]+)"', Path(env.__file__).read_text("utf-8")))
    text = (ROOT / "docs/reference/settings.md").read_text("utf-8")

    assert set(re.findall(r"^\| `(RATHAUS_[A-Z_]+)`", text, re.M)) == read
