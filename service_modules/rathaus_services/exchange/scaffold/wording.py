"""The words of a new service in three languages. German from the schema; what nobody has written yet is marked."""

from collections.abc import Mapping
from typing import Any

from rathaus_services import slots
from rathaus_services.rules.unfinished import OPEN
from rathaus_services.rules.words import LONGEST_SENTENCE, NEVER

_ENTRY: Mapping[str, Mapping[str, str]] = {
    "de": {
        "entry": "Eintrag {nummer}",
        "add": "Weiteren Eintrag hinzufügen",
        "empty": "Sie haben noch nichts eingetragen.",
    },
    "de-LS": {"entry": "Eintrag {nummer}", "add": "Noch ein Eintrag", "empty": "Hier steht noch nichts."},
    "en": {"entry": "Entry {nummer}", "add": "Add another entry", "empty": "Nothing has been entered yet."},
}
_YES_NO: Mapping[str, Mapping[str, str]] = {
    "de": {"ja": "Ja", "nein": "Nein"},
    "de-LS": {"ja": "Ja", "nein": "Nein"},
    "en": {"ja": "Yes", "nein": "No"},
}
_LONGEST = {"label": 300, "hint": 1200}


def field(texts: Mapping[str, Any], language: str, *, of_block: Mapping[str, Any]) -> dict[str, Any]:
    """The texts of one question; what its block says already is not said again."""
    result: dict[str, Any] = {}
    for name in ("label", "hint"):
        if name in texts and of_block.get(name) != texts[name]:
            result[name] = said(texts[name], language, _LONGEST[name])
    if options := texts.get("options"):
        own = {option: said(text, language, 200) for option, text in options.items()}
        result["options"] = dict(_YES_NO[language]) if options.keys() == {"ja", "nein"} else own
    if "parts" in texts:
        result |= _ENTRY[language]
        result["parts"] = {name: field(part, language, of_block={}) for name, part in texts["parts"].items()}
    return result


def step(title: str, language: str) -> dict[str, str]:
    """The texts of a page."""
    text = said(title, language, 110)
    return {"title": text, "short": text}


def said(text: str, language: str, longest: int = 120) -> str:
    """The text where it may stand there; else only the mark that somebody has to write it."""
    usable = (
        2 <= len(text) <= longest and not any(word in text.lower() for word in NEVER) and not list(slots.names(text))
    )
    if not usable:
        return OPEN
    if language == "de":
        return text
    return f"{OPEN} {text}" if len(text.split()) < LONGEST_SENTENCE and len(text) + len(OPEN) < longest else OPEN
