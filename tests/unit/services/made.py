"""Small modules made for tests, without a folder: only what the code under test reads."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rathaus_services.build import build
from rathaus_services.fees.api import compute
from rathaus_services.fees.values import FeeResult
from rathaus_services.manifest import Module

LEVY = {
    "rule": "jahresabgabe",
    "begin": "seit",
    "born": "geboren",
    "minimum_age": "alter",
    "paid_until": "bezahlt_bis",
    "position": "zahl",
    "rates": "saetze",
    "model": "modell",
    "start": "beginn_regel",
    "due": "faellig",
    "special": {"when": {"field": "besonders", "is": True}, "rates": "saetze_besonders", "position": "zahl_besonders"},
    "source": {"mark": "BB", "norm": "Satzung"},
}
FEES = {
    "jahr": "Steuer {jahr}, {stufe}.",
    "besonders": "Besonders {jahr}",
    "mehrbetrag": "Mehr {jahr}",
    "ab": "ab {beginn}",
    "fruehere_jahre": "schon ab {beginn}",
}


def made(fields: Mapping[str, Any] | None = None, **different: Any) -> Module:
    """A module with these fields; `required`, `fee`, `form`, `texts`, `hooks` may differ."""
    content = {
        "module": {
            "key": different.get("key", "probe"),
            "version": "1.0.0",
            "kind": "anzeige",
            "leika": {"keys": []},
            "ozg": {"id": None},
            "trust": {"level": "ohne"},
            "fee": different.get("fee", {"rule": "gebuehrenfrei", "source": {"mark": "L", "norm": "§ 1"}}),
            "result": {"granted": None, "refused": None},
            "icon": "file-text",
            "topics": ["probe"],
            "minutes": 1,
        },
        "fields": {"properties": fields or {}, "required": different.get("required", [])},
        "form": different.get("form", {}),
        "parameters": {},
        "process": {"name": "probe"},
        "documents": {},
        "legal": {"purposes": {}, "retention": {}},
        "texts": {"de": {"fees": FEES, **different.get("texts", {})}},
        "hooks": different.get("hooks", ""),
    }
    return build(content)


def module_with_levy() -> Module:
    """A module whose fee is the yearly levy."""
    return made(fee=LEVY)


def levy(answers: Mapping[str, Any], parameters: Mapping[str, Any], on: date) -> FeeResult:
    """The levy of these answers."""
    return compute(module_with_levy(), answers, parameters, on)
