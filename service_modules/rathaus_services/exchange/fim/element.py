"""The content of a FIM file as plain values that JSON can hold, in the order of the file."""

from dataclasses import dataclass
from typing import Any

from rathaus_services.problems import Problem


class Element(dict[str, Any]):
    """Children by name (repeatable ones as lists), attributes by `@name`; `line` tells where it stood."""

    line: int | None = None


@dataclass(frozen=True)
class Message:
    """One file: its standard (`2.0`, `3.0.0`), what it carries, and what a person should know about it."""

    standard: str
    kind: str
    header: Element
    element: Element
    file: str
    hints: tuple[Problem, ...] = ()


def text_of(value: Any) -> str:
    """The text of an element that may carry attributes; empty where there is none."""
    if isinstance(value, dict):
        value = value.get("text")
    return value if isinstance(value, str) else ""


def texts_of(value: Any) -> list[str]:
    """The filled texts of an element that may be repeated."""
    values = value if isinstance(value, list) else [value]
    return [text for text in map(text_of, values) if text]


def code_of(value: Any) -> str:
    """The value of a coded element."""
    return str(value.get("code", "")) if isinstance(value, dict) else ""
