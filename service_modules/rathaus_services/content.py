"""The canonical content of a module: blocks resolved, texts merged, hashed. A release stores exactly this."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from rathaus_services import blocks, code_lists, presets
from rathaus_services.manifest import LANGUAGES
from rathaus_services.source import Source

FORMAT = 1
"""Raised when the shape of the content changes, so that old releases can still be read."""


class Unresolved(ValueError):
    """A module refers to a block, preset or parameter that does not exist; `at` says where."""

    def __init__(self, text: str, file: str, at: tuple[str | int, ...] = ()) -> None:
        super().__init__(text)
        self.file = file
        self.at = at


def compose(source: Source) -> dict[str, Any]:
    """The content of a folder whose files all fit their schemas. Raises Unresolved."""
    used: dict[str, str] = {}
    module = source.data["module.yaml"]
    lists = source.under("lists")
    return {
        "format": FORMAT,
        "module": module,
        "legal": source.data["legal.yaml"],
        "fields": _fields(source.data["fields.json"], used, lists),
        "form": source.data.get("form.yaml") or {},
        "parameters": _parameters(source.data["parameters.yaml"]),
        "process": source.data.get("process.yaml") or _preset(module.get("process")),
        "documents": source.under("documents"),
        "texts": {language: _texts(source, language, used) for language in LANGUAGES},
        "hooks": source.raw.get("hooks.py", ""),
        **({"lists": lists} if lists else {}),
        **({"desk": source.data["desk.yaml"]} if "desk.yaml" in source.data else {}),
    }


def fingerprint(content: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical text, in hexadecimal."""
    return hashlib.sha256(as_text(content).encode()).hexdigest()


def as_text(content: Mapping[str, Any]) -> str:
    """The content as a release stores it. The order of fields is part of it: it is the order of the questions."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> dict[str, Any]:
    """The content of a stored release."""
    return dict(json.loads(text))


def _fields(document: Mapping[str, Any], used: dict[str, str], lists: Mapping[str, Any]) -> dict[str, Any]:
    properties = {
        name: _resolve(field, used, name, ("properties", name)) for name, field in document["properties"].items()
    }
    try:
        return {**document, "properties": code_lists.fill(properties, lists)}
    except code_lists.UnknownList as missing:
        raise Unresolved(str(missing), "fields.json", ("properties", missing.field)) from missing


def _resolve(field: Mapping[str, Any], used: dict[str, str], path: str, at: tuple[str, ...]) -> dict[str, Any]:
    merged = dict(field)
    reference = merged.pop("$ref", None)
    if reference:
        block = reference.rpartition("/")[2]
        if block not in blocks.fields():
            raise Unresolved(f"Den Baustein {block} gibt es nicht.", "fields.json", at)
        used[path] = block
        merged = {**blocks.fields()[block], **merged}
    for holder in (merged, merged.get("items", {})):
        if "properties" in holder:
            parts = {
                name: _resolve(part, used, f"{path}.parts.{name}", (*at, "properties", name))
                for name, part in holder["properties"].items()
            }
            replaced = {**holder, "properties": parts}
            merged = replaced if holder is merged else {**merged, "items": replaced}
    return merged


def _parameters(declared: Mapping[str, Any]) -> dict[str, Any]:
    result = {}
    for name, parameter in declared.items():
        shared = parameter.get("use")
        if shared and shared not in blocks.parameters():
            raise Unresolved(f"Den Parameter {shared} gibt es nicht.", "parameters.yaml", (name,))
        own = {word: value for word, value in parameter.items() if word != "use"}
        result[name] = {**blocks.parameters()[shared], **own} if shared else own
    return result


def _preset(name: str | None) -> dict[str, Any]:
    if name is None:
        return {}  # done elsewhere: there is no case
    if name not in presets.names():
        raise Unresolved(f"Den Ablauf {name} gibt es nicht.", "module.yaml", ("process",))
    return presets.load(name)


def _texts(source: Source, language: str, used: Mapping[str, str]) -> dict[str, Any]:
    texts = {**source.data[f"texts/{language}.yaml"]}
    texts["fields"] = dict(texts.get("fields", {}))
    code_lists.label(texts["fields"], source.data["fields.json"]["properties"], source.under("lists"), language)
    for path, block in used.items():
        _lay_under(texts["fields"], path.split("."), blocks.texts(language)["fields"][block])
    return texts


def _lay_under(fields: dict[str, Any], path: list[str], block: Mapping[str, Any]) -> None:
    """Put the block's texts below the module's own at this place; the module's words win."""
    here = fields
    for step in path[:-1]:
        here[step] = dict(here.get(step, {}))
        here = here[step]
    here[path[-1]] = _merged(block, here.get(path[-1], {}))


def _merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(under)
    for name, value in over.items():
        below = result.get(name)
        result[name] = _merged(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
    return result
