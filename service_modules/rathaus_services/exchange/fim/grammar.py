"""Which elements XDatenfelder knows, as data: shape by element name. `!` must be there, `*` may be repeated.

A shape is another table of this page, `text`, `free` (kept as it is), or `code:<list>` with the values of that list.
Source: XDatenfelder 2.0 and 3.0.0, and the official list of quality messages 1.8.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

NAMESPACES = {
    "urn:xoev-de:fim:standard:xdatenfelder_2": "2.0",
    "urn:xoev-de:fim:standard:xdatenfelder_3.0.0": "3.0.0",
}
MESSAGES = {
    "xdatenfelder.stammdatenschema.0102": "stammdatenschema",
    "xdatenfelder.datenfeldgruppe.0103": "datenfeldgruppe",
    "xdatenfelder.datenfeld.0104": "datenfeld",
}
PROFILE = "xdatenfelder.dokumentsteckbrief.0101"

CODES: Mapping[str, frozenset[str]] = {
    "status": frozenset({"inVorbereitung", "aktiv", "inaktiv"}),
    "freigabestatus": frozenset("12345678"),
    "schemaelementart": frozenset({"ABS", "HAR", "RNG"}),
    "feldart2": frozenset({"input", "select", "label"}),
    "feldart3": frozenset({"input", "select", "label", "hidden", "locked"}),
    "datentyp2": frozenset({"text", "date", "bool", "num", "num_int", "num_currency", "file", "obj"}),
    "datentyp3": frozenset(
        {"text", "text_latin", "date", "time", "datetime", "bool", "num", "num_int", "num_currency", "file", "obj"}
    ),
    "struktur": frozenset("0123"),
    "repraesentation": frozenset("01"),
    "gruppenart": frozenset("X"),
    "vorbefuellung": frozenset({"keine", "optional", "verpflichtend"}),
    "regeltyp": frozenset("KMVB"),
    "praedikat": frozenset({"ABL", "ERS", "EQU", "VKN"}),
}

_SHARED = {
    "identifikation": {"id": "text!", "version": "text"},
    "header": {"nachrichtID": "text!", "erstellungszeitpunkt": "text!", "referenzID": "text"},
    "enthaelt": {"datenfeld": "datenfeld", "datenfeldgruppe": "datenfeldgruppe"},
}
_DERIVING = {
    "ableitungsmodifikationenStruktur": "code:struktur",
    "ableitungsmodifikationenRepraesentation": "code:repraesentation",
}
_HOLDS = {"regel": "regel*", "struktur": "struktur*"}
_LABELS = {"bezeichnungEingabe": "text", "bezeichnungAusgabe": "text"}
_HELP = {"hilfetextEingabe": "text", "hilfetextAusgabe": "text"}

_COMMON_2 = {
    "identifikation": "identifikation!",
    "name": "text!",
    **_LABELS,
    "beschreibung": "text",
    "definition": "text",
    "bezug": "text",
    "status": "code:status",
    "gueltigAb": "text",
    "gueltigBis": "text",
    "fachlicherErsteller": "text",
    "versionshinweis": "text",
    "freigabedatum": "text",
    "veroeffentlichungsdatum": "text",
}
_COMMON_3 = {
    "identifikation": "identifikation!",
    "name": "text!",
    "beschreibung": "text",
    "definition": "text",
    "bezug": "text*",
    "freigabestatus": "code:freigabestatus!",
    "statusGesetztAm": "text",
    "statusGesetztDurch": "text",
    "gueltigAb": "text",
    "gueltigBis": "text",
    "versionshinweis": "text",
    "veroeffentlichungsdatum": "text",
    "letzteAenderung": "text",
    "stichwort": "text*",
    "relation": "relation*",
}
_TABLES: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "2.0": {
        **_SHARED,
        "stammdatenschema": {**_COMMON_2, "hilfetext": "text", **_DERIVING, **_HOLDS},
        "datenfeldgruppe": {**_COMMON_2, "schemaelementart": "code:schemaelementart!", **_HELP, **_HOLDS},
        "datenfeld": {
            **_COMMON_2,
            "schemaelementart": "code:schemaelementart!",
            **_HELP,
            "feldart": "code:feldart2!",
            "datentyp": "code:datentyp2!",
            "praezisierung": "text",
            "inhalt": "text",
            "codelisteReferenz": "codelisteReferenz",
            "regel": "regel*",
        },
        "struktur": {"anzahl": "text!", "bezug": "text", "enthaelt": "enthaelt!"},
        "regel": {**_COMMON_2, "script": "text"},
        "codelisteReferenz": {"identifikation": "identifikation", "genericodeIdentification": "genericode"},
        "genericode": {"canonicalIdentification": "text!", "version": "text", "canonicalVersionUri": "text"},
    },
    "3.0.0": {
        **_SHARED,
        "stammdatenschema": {
            **_COMMON_3,
            "bezeichnung": "text",
            "hilfetext": "text",
            **_DERIVING,
            "dokumentsteckbrief": "identifikation",
            **_HOLDS,
        },
        "datenfeldgruppe": {
            **_COMMON_3,
            **_LABELS,
            "schemaelementart": "code:schemaelementart!",
            **_HELP,
            "art": "code:gruppenart",
            **_HOLDS,
        },
        "datenfeld": {
            **_COMMON_3,
            **_LABELS,
            "schemaelementart": "code:schemaelementart!",
            **_HELP,
            "feldart": "code:feldart3!",
            "datentyp": "code:datentyp3!",
            "praezisierung": "text",
            "inhalt": "text",
            "vorbefuellung": "code:vorbefuellung",
            "werte": "werte",
            "codelisteReferenz": "codelisteReferenz",
            "codeKey": "text",
            "nameKey": "text",
            "helpKey": "text",
            "maxSize": "text",
            "mediaType": "text*",
            "regel": "regel*",
        },
        "struktur": {"anzahl": "text!", "bezug": "text*", "enthaelt": "enthaelt!"},
        "regel": {
            "identifikation": "identifikation!",
            "name": "text!",
            "beschreibung": "text",
            "freitextRegel": "text",
            "bezug": "text*",
            "stichwort": "text*",
            "fachlicherErsteller": "text",
            "letzteAenderung": "text",
            "typ": "code:regeltyp",
            "param": "free*",
            "ziel": "free*",
            "skript": "text",
            "fehler": "free*",
        },
        "relation": {"praedikat": "code:praedikat!", "objekt": "identifikation!"},
        "werte": {"wert": "wert*"},
        "wert": {"code": "text!", "name": "text", "hilfe": "text"},
        "codelisteReferenz": {"canonicalIdentification": "text", "version": "text", "canonicalVersionUri": "text"},
    },
}


@dataclass(frozen=True)
class Child:
    """What an element may hold under one name."""

    shape: str
    required: bool
    many: bool


@cache
def children(standard: str, shape: str) -> Mapping[str, Child]:
    """The elements that this shape knows, by name."""
    return {name: _child(word) for name, word in _TABLES[standard][shape].items()}


def namespace(standard: str) -> str:
    """The XML namespace of this version of the standard."""
    return next(uri for uri, version in NAMESPACES.items() if version == standard)


def root_name(message: str) -> str:
    """The root element of a message that carries this kind of object."""
    return next(name for name, kind in MESSAGES.items() if kind == message)


def _child(word: str) -> Child:
    return Child(word.rstrip("!*"), required=word.endswith("!"), many=word.endswith("*"))
