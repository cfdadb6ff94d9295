"""YAML and JSON read the same strict way: no doubled keys, no silent dates or yes/no, and lines for findings."""

from collections.abc import Sequence
from typing import Any

import yaml

_STRING_FIRST = set("yYnNoO")  # first letters of yes, no, on, off


class _Reader(yaml.CSafeLoader):
    """Everything that is not plainly a number, true, false or null stays text. libyaml reads ten times faster."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _value in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"der Schlüssel {key} steht zweimal da", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


_Reader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if not tag.endswith(":timestamp") and not (tag.endswith(":bool") and first in _STRING_FIRST)
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Unreadable(ValueError):
    """The text is not YAML or JSON; `line` counts from 1."""

    def __init__(self, text: str, line: int | None) -> None:
        super().__init__(text)
        self.line = line


def parse(text: str) -> Any:
    """The value of a YAML or JSON text. Raises Unreadable."""
    try:
        return yaml.load(text, Loader=_Reader)  # noqa: S506 — a safe loader, made stricter
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark
        raise Unreadable(problem.problem or "nicht lesbar", mark.line + 1 if mark else None) from None
    except yaml.YAMLError as problem:
        raise Unreadable(str(problem).splitlines()[0], None) from None


def line_of(text: str, path: Sequence[str | int]) -> int | None:
    """The line on which the value at `path` begins, or that of its nearest ancestor."""
    node = yaml.compose(text, Loader=_Reader)
    line = None
    for step in [*path, None]:
        if node is None:
            return line
        line = node.start_mark.line + 1
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
