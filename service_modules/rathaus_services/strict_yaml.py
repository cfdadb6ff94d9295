"""YAML and JSON read the same strict way: nothing doubled, nothing guessed, no references, and lines for findings."""

import json
import re
from collections.abc import Sequence
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # its stubs do not export it

DEEPEST = 60
"""Levels of nesting; a service needs about ten."""
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,17})")
_BROKEN = re.compile(r"-?(0|[1-9]\d{0,17})\.\d+([eE][-+]?\d{1,3})?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_TEXT_TAG = "tag:yaml.org,2002:str"


class Unreadable(ValueError):
    """The text is not YAML or JSON, or says something twice; `line` counts from 1."""

    def __init__(self, text: str, line: int | None) -> None:
        super().__init__(text)
        self.line = line


def parse(text: str) -> Any:
    """The value of a YAML or JSON text. Raises Unreadable."""
    if text[:1] in ("{", "["):
        try:
            return json.loads(text, object_pairs_hook=_once, parse_constant=_refuse)
        except (ValueError, RecursionError):
            pass  # the slow way knows the line, and some YAML begins like JSON
    try:
        return _Builder(text).value()
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark
        raise Unreadable(problem.problem or "nicht lesbar", mark.line + 1 if mark else None) from None
    except yaml.YAMLError as problem:
        raise Unreadable(str(problem).splitlines()[0], None) from None


def line_of(text: str, path: Sequence[str | int]) -> int | None:
    """The line on which the value at `path` begins, or that of its nearest ancestor."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    line = None
    for step in [*path, None]:
        if node is None:
            return line
        line = line or node.start_mark.line + 1
        node, line = _child(node, step, line)
    return line


def _child(node: yaml.Node, step: str | int | None, line: int) -> tuple[yaml.Node | None, int]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return value, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step].start_mark.line + 1
    return None, line


class _Builder:
    """Makes values straight from libyaml's events, several times quicker than by way of nodes."""

    def __init__(self, text: str) -> None:
        self.parser = CParser(text)
        self.depth = 0

    def _next(self) -> Any:
        return self.parser.get_event()

    def value(self) -> Any:
        self._next()  # the stream begins
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        value = self._value(self._next())
        self._next()  # the document ends
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise Unreadable("mehr als ein Dokument (---)", event.start_mark.line + 1)
        return value

    def _value(self, event: Any) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise Unreadable("Verweise mit & und * sind nicht erlaubt", event.start_mark.line + 1)
        if event.tag:
            raise Unreadable(f"die Auszeichnung {event.tag} ist nicht erlaubt", event.start_mark.line + 1)
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unreadable("zu tief verschachtelt", event.start_mark.line + 1)
        value = self._mapping() if isinstance(event, yaml.MappingStartEvent) else self._list()
        self.depth -= 1
        return value

    def _mapping(self) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._value(event)
            if not isinstance(key, str):
                raise Unreadable(f"der Schlüssel {key} ist kein Text", event.start_mark.line + 1)
            if key in result:
                raise Unreadable(f"der Schlüssel {key} steht zweimal da", event.start_mark.line + 1)
            result[key] = self._value(self._next())
        return result

    def _list(self) -> list[Any]:
        result = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            result.append(self._value(event))
        return result


def _scalar(event: Any) -> Any:
    """Everything that is not plainly a number, true, false or null stays text: no days, no yes and no."""
    text: str = event.value
    if event.anchor or (event.tag and event.tag not in ("!", _TEXT_TAG)):
        raise Unreadable("Verweise und Auszeichnungen sind nicht erlaubt", event.start_mark.line + 1)
    if event.tag or not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _BROKEN.fullmatch(text) else text


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        raise ValueError
    return result


def _refuse(_word: str) -> Any:
    raise ValueError
