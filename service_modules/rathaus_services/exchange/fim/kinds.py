"""One FIM field as one question of the engine: kind and plain JSON Schema. What cannot be said is told, not dropped."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rathaus_services.exchange.fim import details
from rathaus_services.exchange.fim.element import text_of
from rathaus_services.exchange.fim.tree import Node
from rathaus_services.exchange.genericode import CodeList

LONG = 200
"""Characters from which a text gets a box of several lines; also the limit of a text without one."""
MOST_FILES = 10
MOST_ENTRIES = 1000
"""Entries of a code list that the engine takes."""
_MOMENT = r"^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$"
_UNASKED = {
    "label": "Hinweistext, keine Frage: übernehmen Sie ihn in die Texte, wenn er hilft",
    "hidden": "verdecktes Feld: niemand füllt es aus",
    "locked": "gesperrtes Feld: niemand füllt es aus",
}


@dataclass
class Kind:
    """The words of fields.json for one question, the list it chooses from, and what a person must look at."""

    schema: dict[str, Any]
    choices: CodeList | None = None
    notes: list[str] = field(default_factory=list)


def unasked(node: Node) -> str:
    """Why this field is no question, empty where it is one."""
    kind, datatype = details.kind(node.element)
    if datatype == "obj":
        return "statisches Objekt, keine Frage"
    return _UNASKED.get(kind, "")


def kind_of(node: Node, lists: Mapping[str, CodeList]) -> Kind:
    """The question for one field that is asked once (files and choices may be several)."""
    kind, datatype = details.kind(node.element)
    limits = details.limits(node.element) or {}
    if datatype == "file":
        found = _upload(node)
    elif kind == "select":
        found = _select(node, lists)
    elif datatype == "num_int":
        found = _number(limits)
    else:
        found = _plain(datatype, limits)
    content = text_of(node.element.get("inhalt"))
    if content and kind != "label":
        found.notes.append(f"Vorgabe im Schema: „{content}“. Das Formular füllt sie nicht vor.")
    return found


def _plain(datatype: str, limits: Mapping[str, str]) -> Kind:
    match datatype:
        case "date":
            return Kind({"x-kind": "date", "type": "string", "format": "date"}, notes=_bounds(limits))
        case "bool":
            return Kind({"x-kind": "yes_no", "type": "boolean"})
        case "num_currency":
            return Kind({"x-kind": "money", "type": "string"}, notes=_bounds(limits))
        case "num":
            return Kind({"x-kind": "decimal", "type": "string", "x-width": "kurz"}, notes=_bounds(limits))
        case "time":
            return Kind({"x-kind": "time", "type": "string", "x-width": "kurz"}, notes=_bounds(limits))
        case "datetime":
            schema = {"x-kind": "text", "type": "string", "maxLength": 16, "pattern": _MOMENT, "x-width": "mittel"}
            return Kind(
                schema, notes=["Datentyp datetime: gefragt wird ein Text wie 2026-11-24T09:30.", *_bounds(limits)]
            )
        case _:
            return _text(datatype, limits)


def _text(datatype: str, limits: Mapping[str, str]) -> Kind:
    notes = []
    most = _whole(limits.get("maxLength"))
    if most is None:
        notes.append(f"Das Schema nennt keine Länge; angenommen sind {LONG} Zeichen.")
    schema: dict[str, Any] = {"x-kind": "text", "type": "string", "maxLength": most or LONG}
    least = _whole(limits.get("minLength"))
    if least and least > 1 and least <= schema["maxLength"]:
        schema["minLength"] = least
    if schema["maxLength"] > LONG:
        schema["x-kind"] = "long_text"
    if datatype == "text_latin":
        schema["x-charset"] = "namen"
    pattern = limits.get("pattern")
    if pattern:
        if _is_pattern(pattern):
            schema["pattern"] = pattern if pattern.startswith("^") else f"^(?:{pattern})$"
        else:
            notes.append(f"Das Muster {pattern} ist kein regulärer Ausdruck und gilt nicht.")
    return Kind(schema, notes=notes)


def _number(limits: Mapping[str, str]) -> Kind:
    schema: dict[str, Any] = {"x-kind": "number", "type": "integer", "x-width": "kurz"}
    for word, name in (("minValue", "minimum"), ("maxValue", "maximum")):
        value = _whole(limits.get(word))
        if value is not None:
            schema[name] = value
    return Kind(schema)


def _upload(node: Node) -> Kind:
    most = min(node.most or MOST_FILES, 50)
    notes = [] if node.most else [f"Beliebig viele Dateien; angenommen sind {MOST_FILES}."]
    if text_of(node.element.get("maxSize")) or node.element.get("mediaType"):
        notes.append("Größe und Art der Dateien bestimmt die Plattform, nicht das Schema.")
    schema = {"x-kind": "upload", "type": "array", "items": {"type": "string", "format": "uuid"}, "maxItems": most}
    return Kind(schema, notes=notes)


def _select(node: Node, lists: Mapping[str, CodeList]) -> Kind:
    reference = details.list_reference(node.element)
    found = _inline(node)
    if reference:
        found = lists.get(reference.version_uri) or lists.get(reference.uri) or found
    if found is None or len(found.entries) < 2:
        missing = f"Codeliste {reference.version_uri or reference.uri}" if reference else "Werteliste"
        note = f"Die {missing} fehlt; gefragt wird ein Text. Geben Sie die Liste mit --codelist an."
        return Kind({"x-kind": "text", "type": "string", "maxLength": LONG}, notes=[note])
    if len(found.entries) > MOST_ENTRIES:
        note = f"Die Codeliste {found.version_uri} hat mehr als {MOST_ENTRIES} Einträge; gefragt wird ein Text."
        return Kind({"x-kind": "text", "type": "string", "maxLength": LONG}, notes=[note])
    if node.most == 1:
        return Kind({"x-kind": "choice", "type": "string"}, found)
    return Kind({"x-kind": "choices", "type": "array", "items": {"type": "string"}, "uniqueItems": True}, found)


def _inline(node: Node) -> CodeList | None:
    entries = tuple(details.values(node.element))
    version = str(node.element["identifikation"].get("version") or "1")
    return CodeList(text_of(node.element["name"]), "", version, "", entries) if entries else None


def _bounds(limits: Mapping[str, str]) -> list[str]:
    words = [word for word in ("minValue", "maxValue") if word in limits]
    return [f"Grenze {word} = {limits[word]} im Schema: prüfen Sie, ob das Formular sie braucht." for word in words]


def _whole(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else None


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True
