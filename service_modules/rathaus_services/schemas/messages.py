"""What JSON Schema finds, said in German: where it is, what is wrong, and what to write instead."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from jsonschema.exceptions import best_match

Place = tuple[str | int, ...]
Error = Any
"""A ValidationError; its types say "unset" for what an error that was found always has."""

_KINDS = {
    "object": "ein Abschnitt",
    "array": "eine Liste",
    "string": "ein Text",
    "integer": "eine ganze Zahl",
    "number": "eine Zahl",
    "boolean": "true oder false",
    "null": "null",
}


class Finding(NamedTuple):
    """One thing that does not fit; `at` is its place in the file."""

    at: Place
    text: str
    mend: str


def findings(errors: Iterable[Error]) -> Iterator[Finding]:
    """Each error as people read it."""
    for error in errors:
        deepest = _deepest(error)
        place = tuple(deepest.absolute_path)
        say = _SAID.get(str(deepest.validator), _otherwise)
        yield from say(deepest, place)


def _deepest(error: Error) -> Error:
    """What is wrong inside the alternative that fits best; where every one lacks a word, the choice itself is told."""
    if not error.context or all(one.validator == "required" for one in error.context):
        return error
    return best_match(error.context) or error


def _unknown(error: Error, at: Place) -> Iterator[Finding]:
    known = sorted(error.schema.get("properties", {}))
    allowed = f"Erlaubt sind: {', '.join(known)}." if known else "Löschen Sie es."
    for name in sorted(map(str, error.instance)):
        if name not in known:
            yield Finding((*at, name), f"{_path(at)}Das Wort {name} gibt es hier nicht.", allowed)


def _missing(error: Error, at: Place) -> Iterator[Finding]:
    for name in error.validator_value:
        if name not in error.instance:
            yield Finding(at, f"{_path(at)}{name} fehlt.", f"Schreiben Sie {name}.")


def _enum(error: Error, at: Place) -> Iterator[Finding]:
    allowed = ", ".join(map(_shown, error.validator_value))
    yield Finding(at, f"{_path(at)}{_shown(error.instance)} gibt es hier nicht.", f"Erlaubt sind: {allowed}.")


def _const(error: Error, at: Place) -> Iterator[Finding]:
    wanted = _shown(error.validator_value)
    yield Finding(at, f"{_path(at)}{_shown(error.instance)} ist hier falsch.", f"Schreiben Sie {wanted}.")


def _type(error: Error, at: Place) -> Iterator[Finding]:
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    kinds = " oder ".join(_KINDS[kind] for kind in wanted)
    words = error.schema.get("required", []) if "object" in wanted else []
    with_words = f" mit {' und '.join(words)}" if words else ""
    text = f"{_path(at)}{_shown(error.instance)} hat die falsche Art."
    yield Finding(at, text, f"Hierher gehört {kinds}{with_words}.")


def _pattern(error: Error, at: Place) -> Iterator[Finding]:
    if _is_name(error):
        at = (*at, error.instance)
    text = f"{_path(at)}{_shown(error.instance)} hat nicht die richtige Form."
    yield Finding(at, text, f"Die Form ist {error.validator_value}.")


def _format(error: Error, at: Place) -> Iterator[Finding]:
    wanted = {"date": "einen Tag, den es gibt: 2026-11-24", "regex": "einen regulären Ausdruck"}
    mend = f"Schreiben Sie {wanted.get(error.validator_value, error.validator_value)}."
    yield Finding(at, f"{_path(at)}{_shown(error.instance)} hat nicht die richtige Form.", mend)


def _limit(text: str, mend: str) -> Callable[[Error, Place], Iterator[Finding]]:
    def say(error: Error, at: Place) -> Iterator[Finding]:
        yield Finding(at, f"{_path(at)}{text}", mend.format(error.validator_value))

    return say


def _alternatives(error: Error, at: Place) -> Iterator[Finding]:
    ways = [" und ".join(one["required"]) for one in error.validator_value if "required" in one]
    mend = f"Schreiben Sie {', oder '.join(ways)}." if ways else "Machen Sie es wie andere Leistungen."
    yield Finding(at, f"{_path(at)}Das passt zu keiner der erlaubten Formen.", mend)


def _forbidden(error: Error, at: Place) -> Iterator[Finding]:
    yield Finding(at, f"{_path(at)}Das gehört nicht zu dieser Art von Leistung.", "Löschen Sie es.")


def _otherwise(error: Error, at: Place) -> Iterator[Finding]:
    if error.validator is None:
        yield from _forbidden(error, at)
    else:
        text = f"{_path(at)}{_shown(error.instance)} passt nicht ({error.validator})."
        yield Finding(at, text, f"Verlangt ist {_shown(error.validator_value)}.")


_SAID: Mapping[str, Callable[[Error, Place], Iterator[Finding]]] = {
    "additionalProperties": _unknown,
    "required": _missing,
    "enum": _enum,
    "const": _const,
    "type": _type,
    "pattern": _pattern,
    "format": _format,
    "anyOf": _alternatives,
    "oneOf": _alternatives,
    "minLength": _limit("Der Text ist zu kurz.", "Schreiben Sie mindestens {} Zeichen."),
    "maxLength": _limit("Der Text ist zu lang.", "Kürzen Sie auf {} Zeichen."),
    "minItems": _limit("Die Liste ist zu kurz.", "Schreiben Sie mindestens {} Einträge."),
    "maxItems": _limit("Die Liste ist zu lang.", "Lassen Sie höchstens {} Einträge stehen."),
    "uniqueItems": _limit("Ein Eintrag steht zweimal da.", "Lassen Sie jeden nur einmal stehen."),
    "minProperties": _limit("Der Abschnitt ist zu leer.", "Schreiben Sie mindestens {} Angaben."),
    "maxProperties": _limit("Der Abschnitt sagt zu viel.", "Lassen Sie höchstens {} Angaben stehen."),
    "minimum": _limit("Die Zahl ist zu klein.", "Sie ist mindestens {}."),
    "maximum": _limit("Die Zahl ist zu groß.", "Sie ist höchstens {}."),
}


def _is_name(error: Error) -> bool:
    return "propertyNames" in error.absolute_schema_path and isinstance(error.instance, str)


def _path(at: Place) -> str:
    return f"{'.'.join(map(str, at))}: " if at else ""


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f"„{value if len(value) < 60 else value[:57] + '…'}“"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) < 60 else f"{text[:57]}…"
