"""The environment file of the state folder: NAME=value lines, mode 0600, replaced whole or not at all."""

import os
from collections.abc import Mapping
from pathlib import Path

_HEAD = "# Made by `rathaus up`. Holds secrets; lose it and the towns' sealed data cannot be opened any more.\n"


def read(path: Path) -> dict[str, str]:
    """The values of the file; nothing where there is none."""
    if not path.exists():
        return {}
    lines = path.read_text("utf-8").splitlines()
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name: value for name, _, value in pairs}


def write(path: Path, values: Mapping[str, str]) -> None:
    """Replaces the file. Values must not hold line breaks."""
    unfinished = path.with_name(path.name + ".new")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(_HEAD + "".join(f"{name}={value}\n" for name, value in sorted(values.items())))
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)


def load(path: Path) -> None:
    """Puts the values into this process's environment; what is set there already wins."""
    for name, value in read(path).items():
        os.environ.setdefault(name, value)
