"""The harmonised building blocks (name, address, contact, bank …) that services use by reference."""

from functools import cache
from pathlib import Path
from typing import Any

from rathaus_services.strict_yaml import parse

FOLDER = Path(__file__).parent


@cache
def fields() -> dict[str, Any]:
    """The field definitions by block name."""
    return dict(parse((FOLDER / "blocks.json").read_text())["$defs"])


@cache
def texts(language: str) -> dict[str, Any]:
    """Labels, hints and errors of the blocks in one language."""
    return dict(parse((FOLDER / "texts" / f"{language}.yaml").read_text()))


@cache
def parameters() -> dict[str, Any]:
    """Parameters that return in many services."""
    return dict(parse((FOLDER / "parameters.yaml").read_text()))
