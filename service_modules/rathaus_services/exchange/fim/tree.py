"""The groups and fields of a message as a tree with cardinalities. Groups inside themselves are refused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rathaus_services.exchange.fim.element import Element, Message
from rathaus_services.exchange.refused import Refused, finding

CIRCULAR = "R1509"
CARDINALITY = "R1510"
DEEPEST = 30
"""Groups inside groups; nobody can fill in a form that goes deeper."""
_CARDINALITY = re.compile(r"(\d{1,4}):(\d{1,4}|\*)")


@dataclass(frozen=True)
class Node:
    """One schema, group or field where it stands; `path` is the ids from the top, `most` None means any number."""

    kind: str
    element: Element
    least: int
    most: int | None
    path: tuple[str, ...]
    children: tuple["Node", ...]

    @property
    def fim_id(self) -> str:
        """The id of the element itself."""
        return str(self.element["identifikation"]["id"])

    @property
    def place(self) -> str:
        """The path as text, as fim.json writes it."""
        return "/".join(self.path)


def build(message: Message) -> Node:
    """The tree below the message's object. Raises Refused for circles and cardinalities that cannot be."""
    return _node(message.kind, message.element, (1, 1), (), message.file)


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, in the order of the schema."""
    yield node
    for child in node.children:
        yield from walk(child)


def _node(kind: str, element: Element, times: tuple[int, int | None], above: tuple[str, ...], file: str) -> Node:
    name = str(element["identifikation"]["id"])
    if name in above:
        text = f"Die Gruppe {name} enthält sich selbst ({' → '.join((*above[above.index(name) :], name))}; FIM 1026)."
        raise Refused([finding(file, CIRCULAR, text, "Lösen Sie den Kreis im Schema auf.", element.line)])
    if len(above) > DEEPEST:
        text = f"Das Schema ist tiefer als {DEEPEST} Ebenen verschachtelt."
        raise Refused([finding(file, CIRCULAR, text, "Fassen Sie Gruppen zusammen.", element.line)])
    path = (*above, name)
    children = tuple(_children(element, path, file))
    return Node(kind, element, times[0], times[1], path, children)


def _children(element: Element, path: tuple[str, ...], file: str) -> Iterator[Node]:
    for structure in element.get("struktur", ()):
        times = _times(structure, file)
        for kind, child in structure["enthaelt"].items():
            if not kind.startswith("@"):
                yield _node(kind, child, times, path, file)


def _times(structure: Any, file: str) -> tuple[int, int | None]:
    text = structure["anzahl"]
    found = _CARDINALITY.fullmatch(text if isinstance(text, str) else text.get("text", ""))
    if not found:
        message = f"Die Multiplizität {text} ist nicht lesbar (FIM 1046)."
        raise Refused([finding(file, CARDINALITY, message, "Schreiben Sie zum Beispiel 0:1 oder 1:*.", structure.line)])
    least, most = int(found[1]), None if found[2] == "*" else int(found[2])
    if most is not None and (least > most or most == 0):
        message = f"In der Multiplizität {text} ist die Untergrenze größer als die Obergrenze (FIM 1047)."
        raise Refused([finding(file, CARDINALITY, message, "Tauschen Sie die Zahlen.", structure.line)])
    return least, most
