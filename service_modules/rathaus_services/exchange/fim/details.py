"""What a FIM element says, the same for both versions of the standard."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rathaus_services.exchange.fim.element import Element, code_of, text_of, texts_of

LIMITS = ("minLength", "maxLength", "minValue", "maxValue", "pattern")


@dataclass(frozen=True)
class ListReference:
    """A code list by its address; without a version it means the newest."""

    uri: str
    version: str
    version_uri: str


@dataclass(frozen=True)
class FimRule:
    """A rule as people wrote it; FIM rules are free text and cannot be executed."""

    id: str
    name: str
    text: str
    script: str


def label(element: Element) -> str:
    """What stands beside the question, else the element's name."""
    return text_of(element.get("bezeichnungEingabe") or element.get("bezeichnung")) or text_of(element["name"])


def help_text(element: Element) -> str:
    """The help for filling in."""
    return text_of(element.get("hilfetextEingabe") or element.get("hilfetext"))


def norms(element: Element) -> list[str]:
    """The legal basis; version 2 separates several by semicolons."""
    return [part.strip() for text in texts_of(element.get("bezug")) for part in text.split(";") if part.strip()]


def rules(element: Element) -> list[FimRule]:
    """The rules that hang on this element."""
    return [
        FimRule(
            id=rule["identifikation"]["id"],
            name=text_of(rule["name"]),
            text=text_of(rule.get("freitextRegel") or rule.get("definition")) or text_of(rule.get("beschreibung")),
            script=text_of(rule.get("skript") or rule.get("script")),
        )
        for rule in element.get("regel", ())
    ]


def limits(element: Element) -> dict[str, str] | None:
    """Lengths, bounds and pattern as text; None where version 2 holds no readable JSON."""
    value = element.get("praezisierung")
    if isinstance(value, Mapping):
        return {name: value[f"@{name}"] for name in LIMITS if value.get(f"@{name}")}
    if not value:
        return {}
    try:
        data = json.loads(value)
    except ValueError:
        return None
    return {name: str(data[name]) for name in LIMITS if data.get(name)} if isinstance(data, dict) else None


def values(element: Element) -> list[tuple[str, str]]:
    """Code and name of an inline list (version 3)."""
    found = (element.get("werte") or {}).get("wert", ())
    return [(text_of(value["code"]), text_of(value.get("name")) or text_of(value["code"])) for value in found]


def list_reference(element: Element) -> ListReference | None:
    """The code list this field points to."""
    data: Any = element.get("codelisteReferenz") or {}
    data = data.get("genericodeIdentification", data)
    uri = text_of(data.get("canonicalIdentification"))
    version, version_uri = text_of(data.get("version")), text_of(data.get("canonicalVersionUri"))
    return ListReference(uri, version, version_uri) if uri or version_uri else None


def kind(element: Element) -> tuple[str, str]:
    """Kind of the field and data type."""
    return code_of(element.get("feldart")), code_of(element.get("datentyp"))
