"""A module folder of the catalogue copied to a temporary place, so that tests can damage it."""

import re
import shutil
from pathlib import Path

from rathaus_services import registry


def copy_of(key: str, to: Path, name: str | None = None) -> Path:
    """The folder of an installed service under `to`, perhaps with another name."""
    source = next(folder for folder in registry.folders() if folder.name == key)
    return Path(shutil.copytree(source, to / (name or key)))


def change(file: Path, old: str, new: str) -> None:
    """Replace one place of a file; the place must be there."""
    text = file.read_text()
    assert old in text, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new, 1))


def drop_line(file: Path, pattern: str) -> None:
    """Take the first line out that matches."""
    text = file.read_text()
    found = re.search(rf"^.*{pattern}.*\n", text, re.M)
    assert found, f"{pattern!r} is not in {file.name}"
    file.write_text(text.replace(found[0], "", 1))
