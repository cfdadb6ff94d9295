"""What the official quality list finds in a schema, by its own numbers. Hints only: people decide, nothing is lost."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from itertools import chain

from rathaus_services.exchange.fim import details
from rathaus_services.exchange.fim.element import code_of
from rathaus_services.exchange.fim.tree import Node, walk
from rathaus_services.exchange.refused import finding
from rathaus_services.problems import Problem

RULE = "R1512"
_TEXT = {"text", "text_latin"}
_ORDERED = {"num", "num_int", "num_currency", "date", "time", "datetime"}

Said = tuple[int | None, Node, str, str]  # number in the official list, where, what, mend


def hints(root: Node, file: str) -> list[Problem]:
    """All hints about this schema in its order."""
    said = chain(_twice(root), *(check(node) for node in walk(root) for check in _CHECKS))
    return [
        finding(file, RULE, f"{node.fim_id}: {text}{_official(number)}.", mend, node.element.line, warns=True)
        for number, node, text, mend in said
    ]


def _official(number: int | None) -> str:
    return f" (FIM {number})" if number else ""


def _empty(node: Node) -> Iterator[Said]:
    if node.kind != "datenfeld" and not node.children:
        yield 1023, node, "enthält keine Felder", "Ergänzen Sie im Schema, was gefragt werden soll."


def _unlabelled(node: Node) -> Iterator[Said]:
    if node.kind != "stammdatenschema" and not node.element.get("bezeichnungEingabe"):
        yield 1009, node, "die Bezeichnung für die Eingabe fehlt", "Der Name steht als Frage da; prüfen Sie ihn."


def _ungrounded(node: Node) -> Iterator[Said]:
    if code_of(node.element.get("schemaelementart")) == "RNG" and not details.norms(node.element):
        yield 1006, node, "rechtsnormgebunden, aber ohne Handlungsgrundlage", "Tragen Sie die Norm im Schema nach."


def _abstract(node: Node) -> Iterator[Said]:
    if node.kind == "datenfeld" and code_of(node.element.get("schemaelementart")) == "ABS":
        yield 1014, node, "ein Feld darf nicht abstrakt sein", "Nehmen Sie das harmonisierte Feld."


def _choosing_group(node: Node) -> Iterator[Said]:
    if code_of(node.element.get("art")) != "X":
        return
    if len(node.children) < 2:
        yield 1043, node, "eine Auswahlgruppe braucht mindestens zwei Unterelemente", "Ergänzen Sie das Schema."
    if any((child.least, child.most) != (0, 1) for child in node.children):
        yield 1118, node, "in einer Auswahlgruppe hat jedes Unterelement 0:1", "Ändern Sie die Multiplizität."


def _selecting(node: Node) -> Iterator[Said]:
    if node.kind != "datenfeld":
        return
    kind, datatype = details.kind(node.element)
    inline, reference = details.values(node.element), details.list_reference(node.element)
    if kind == "select" and datatype != "text":
        yield 1011, node, "eine Auswahl hat den Datentyp Text", "Ändern Sie den Datentyp."
    if kind == "select" and not inline and reference is None:
        yield 1018, node, "eine Auswahl ohne Werte und ohne Codeliste", "Nennen Sie die Codeliste."
    if kind != "select" and (inline or reference):
        yield 1017, node, "eine Codeliste, aber keine Auswahl", "Ändern Sie die Feldart."
    if inline and len(inline) < 2:
        yield 1044, node, "eine Werteliste hat mindestens zwei Einträge", "Ergänzen Sie die Liste."
    if len({code for code, _name in inline}) < len(inline):
        yield 1045, node, "ein Schlüssel steht mehrfach in der Werteliste", "Lassen Sie ihn einmal stehen."


def _limited(node: Node) -> Iterator[Said]:
    if node.kind != "datenfeld":
        return
    limits, (kind, datatype) = details.limits(node.element), details.kind(node.element)
    if limits is None:
        yield None, node, "die Präzisierung ist nicht lesbar", "Schreiben Sie gültiges JSON."
        return
    lengths = limits.keys() & {"minLength", "maxLength"}
    if lengths and kind in ("select", "label"):
        yield 1012, node, "eine Auswahl und ein fester Text haben keine Feldlänge", "Entfernen Sie die Längen."
    elif lengths and datatype not in _TEXT:
        yield 1015, node, "Feldlängen gehören nur zu Textfeldern", "Entfernen Sie die Längen."
    if limits.keys() & {"minValue", "maxValue"} and datatype not in _ORDERED:
        yield 1016, node, "ein Wertebereich gehört nur zu Zahlen und Zeiten", "Entfernen Sie die Grenzen."
    for number, low, high in ((1061, "minLength", "maxLength"), (1064, "minValue", "maxValue")):
        if _crossed(limits.get(low), limits.get(high)):
            yield number, node, f"{low} ist größer als {high}", "Tauschen Sie die Grenzen."
    if not _is_pattern(limits.get("pattern", "")):
        yield None, node, "das Muster ist kein regulärer Ausdruck", "Schreiben Sie ihn richtig."


def _twice(root: Node) -> Iterator[Said]:
    seen: dict[str, str] = {}
    for node in walk(root):
        version = str(node.element["identifikation"].get("version", ""))
        if seen.setdefault(node.fim_id, version) != version:
            yield 1003, node, "steht in verschiedenen Versionen im Schema", "Nehmen Sie überall dieselbe."


def _crossed(low: str | None, high: str | None) -> bool:
    try:
        return low is not None and high is not None and Decimal(low) > Decimal(high)
    except InvalidOperation:
        return str(low) > str(high)  # days and times in ISO form


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True


_CHECKS: tuple[Callable[[Node], Iterator[Said]], ...] = (
    _empty,
    _unlabelled,
    _ungrounded,
    _abstract,
    _choosing_group,
    _selecting,
    _limited,
)
