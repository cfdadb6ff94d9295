"""The standard processes as data: one YAML file each. A module names one; few need a process of their own."""

from functools import cache
from pathlib import Path
from typing import Any

from rathaus_services.strict_yaml import parse

FOLDER = Path(__file__).parent


@cache
def names() -> frozenset[str]:
    """The names a module may use."""
    return frozenset(path.stem for path in FOLDER.glob("*.yaml"))


@cache
def load(name: str) -> dict[str, Any]:
    """The process of this name; raises FileNotFoundError."""
    return dict(parse((FOLDER / f"{name}.yaml").read_text()))
