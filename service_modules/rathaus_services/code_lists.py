"""Code lists of a module (lists/*.json): their codes become the options of a choice, their labels its texts."""

from collections.abc import Mapping
from typing import Any


class UnknownList(LookupError):
    """A field names a list that the folder does not have."""

    def __init__(self, name: str, field: str) -> None:
        super().__init__(f"Die Codeliste {name} gibt es nicht.")
        self.field = field


def fill(properties: Mapping[str, Any], lists: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with the codes of their lists as `enum`. Raises UnknownList."""
    return {name: _filled(name, field, lists) for name, field in properties.items()}


def label(texts: dict[str, Any], properties: Mapping[str, Any], lists: Mapping[str, Any], language: str) -> None:
    """Put the labels of the lists below the texts of the fields that use them; German where a language has none."""
    for name, field in properties.items():
        entries = lists[field["x-list"]]["entries"] if "x-list" in field else ()
        if entries:
            options = {entry["code"]: entry.get(language) or entry["de"] for entry in entries}
            texts[name] = {**texts.get(name, {}), "options": {**options, **texts.get(name, {}).get("options", {})}}


def _filled(name: str, field: Mapping[str, Any], lists: Mapping[str, Any]) -> Mapping[str, Any]:
    if "x-list" not in field:
        return field
    if field["x-list"] not in lists:
        raise UnknownList(field["x-list"], name)
    codes = [entry["code"] for entry in lists[field["x-list"]]["entries"]]
    if field["x-kind"] == "choices":
        return {**field, "items": {**field.get("items", {"type": "string"}), "enum": codes}}
    return {**field, "enum": codes}
