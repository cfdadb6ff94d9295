"""Is this answer all right? One function per kind; a finding has a code, the words come later."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from rathaus_services.conditions import is_given
from rathaus_services.forms import dates, decimals, iban, plates, times
from rathaus_services.forms.charset import control_character, foreign_character
from rathaus_services.forms.found import Found
from rathaus_services.manifest import Field
from rathaus_services.numbers import number, written

_PHONE = re.compile(r"\+?[\d\s/()\-]{5,25}")
_MONEY = re.compile(r"\d{1,9}\.\d{2}")


@dataclass(frozen=True)
class Around:
    """What an answer may be compared with: the other answers, the town's parameters, the legal day."""

    answers: Mapping[str, Any]
    parameters: Mapping[str, Any]
    today: date


def problems_of(field: Field, value: Any, path: str, around: Around) -> Iterator[Found]:
    """Everything wrong with the answer to one field, its parts included."""
    if field.kind == "calculated":
        return  # nobody types it, so nothing can be wrong or missing
    if field.kind == "consent" and field.required and value is not True:
        yield Found(path, "leer")
    elif not is_given(value):
        if field.required and field.is_composite:
            yield from _composite(field, {}, path, around)  # each empty box says what belongs into it
        elif field.required and not _comes_later(field, around):
            yield Found(path, "leer")
    else:
        yield from _KINDS[field.kind](field, value, path, around)


def _comes_later(field: Field, around: Around) -> bool:
    return field.kind == "upload" and is_given(around.answers.get(f"{field.name}_spaeter"))


def _text(field: Field, value: Any, path: str, around: Around) -> Iterator[Found]:
    if not isinstance(value, str) or control_character(value):
        yield Found(path, "form")
        return
    length, schema = len(value), field.schema
    charset = field.rules.get("charset")
    strange = foreign_character(value) if charset == "namen" else None
    if strange:
        yield Found(path, "zeichen", {"zeichen": strange})
    elif charset == "ziffern" and not value.isdecimal():
        yield Found(path, "nur_ziffern")
    elif length > schema.get("maxLength", 200):
        yield Found(path, "zu_lang", {"zahl": schema.get("maxLength", 200), "ist": length})
    elif length < schema.get("minLength", 0):
        yield Found(path, "zu_kurz", {"zahl": schema["minLength"], "ist": length})
    elif "pattern" in schema and not re.search(schema["pattern"], value):
        yield Found(path, "form")
    elif field.rules.get("only-listed") and value not in (around.parameters.get(field.rules["suggest"]) or (value,)):
        yield Found(path, "nicht_in_liste")


def _number(field: Field, value: Any, path: str, _around: Around) -> Iterator[Found]:
    if not isinstance(value, int) or isinstance(value, bool):
        yield Found(path, "form")
    elif value < field.schema.get("minimum", value):
        yield Found(path, "zu_klein", {"zahl": field.schema["minimum"]})
    elif value > field.schema.get("maximum", value):
        yield Found(path, "zu_gross", {"zahl": field.schema["maximum"]})


def _decimal(field: Field, value: Any, path: str, _around: Around) -> Iterator[Found]:
    found, places = number(value) if isinstance(value, str) else None, int(field.rules.get("decimals", decimals.PLACES))
    if found is None or decimals.stored(found) != value or decimals.places(found) > places:
        yield Found(path, "form", {"stellen": places})
        return
    least, most = number(field.rules.get("min")), number(field.rules.get("max"))
    if least is not None and found < least:
        yield Found(path, "zu_klein", {"zahl": written(least)})
    elif most is not None and found > most:
        yield Found(path, "zu_gross", {"zahl": written(most)})


def _plate(_field: Field, value: Any, path: str, _around: Around) -> Iterator[Found]:
    if not isinstance(value, str) or not plates.is_right(value):
        yield Found(path, "form")


def _time(_field: Field, value: Any, path: str, _around: Around) -> Iterator[Found]:
    if not isinstance(value, str) or not times.is_right(value):
        yield Found(path, "form")


def _money(_field: Field, value: Any, path: str, _around: Around) -> Iterator[Found]:
    if not isinstance(value, str) or not _MONEY.fullmatch(value):
        yield Found(path, "form")


def _date(field: Field, value: Any, path: str, around: Around) -> Iterator[Found]:
    partial = field.rules.get("partial", False)
    if not isinstance(value, str) or not (dates.parse(value) or (partial and dates.is_partial(value))):
        yield Found(path, *_date_code(value, partial))
        return
    limits = field.rules.get("range", {})
    first = dates.bound(limits.get("from"), around.today, around.answers, around.parameters)
    last = dates.bound(limits.get("to"), around.today, around.answers, around.parameters)
    begins, ends = dates.earliest(value), dates.latest(value)
    if first and ends and ends < first:
        yield Found(path, "zu_frueh", {"tag": first})
    elif last and begins and begins > last:
        yield Found(path, "zu_spaet", {"tag": last})


def _date_code(value: Any, partial: bool) -> tuple[str, dict[str, Any]]:
    parts = dates.to_parts(value) if isinstance(value, str) else ("", "", "")
    missing = [name for name, part in zip(("Tag", "Monat", "Jahr"), parts, strict=True) if not part]
    if partial or not missing or len(missing) == 3:
        return "form", {}
    return "unvollstaendig", {"teile": " und ".join(missing)}


def _choice(field: Field, value: Any, path: str, around: Around) -> Iterator[Found]:
    if value not in options_of(field, around.parameters):
        yield Found(path, "auswahl")


def _choices(field: Field, value: Any, path: str, around: Around) -> Iterator[Found]:
    allowed = options_of(field, around.parameters)
    if not isinstance(value, list) or any(item not in allowed for item in value) or len(set(value)) < len(value):
        yield Found(path, "auswahl")


def _yes_no(_field: Field, value: Any, path: str, _around: Around) -> Iterator[Found]:
    if not isinstance(value, bool):
        yield Found(path, "auswahl")


def _email(_field: Field, value: Any, path: str, _around: Around) -> Iterator[Found]:
    try:
        validate_email(value if isinstance(value, str) else "")
    except ValidationError:
        yield Found(path, "form")


def _phone(_field: Field, value: Any, path: str, _around: Around) -> Iterator[Found]:
    if not isinstance(value, str) or not _PHONE.fullmatch(value):
        yield Found(path, "form")


def _iban(_field: Field, value: Any, path: str, _around: Around) -> Iterator[Found]:
    if not isinstance(value, str):
        yield Found(path, "form")
    elif iban.length_problem(value):
        yield Found(path, "iban_laenge", {"ist": len(value)})
    elif not iban.is_right(value):
        yield Found(path, "form")


def _upload(field: Field, value: Any, path: str, _around: Around) -> Iterator[Found]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        yield Found(path, "form")
    elif len(value) > field.schema.get("maxItems", 5):
        yield Found(path, "zu_viele", {"zahl": field.schema.get("maxItems", 5)})


def _later(field: Field, value: Any, path: str, _around: Around) -> Iterator[Found]:
    if not isinstance(value, str) or not dates.parse(value):
        yield Found(path, "form")


def _composite(field: Field, value: Any, path: str, around: Around) -> Iterator[Found]:
    if not isinstance(value, Mapping):
        yield Found(path, "form")
        return
    known = {part.name for part in field.parts}
    yield from (Found(f"{path}.{name}", "unbekannt") for name in value if name not in known)
    for part in field.parts:
        yield from problems_of(part, value.get(part.name), f"{path}.{part.name}", around)


def _group(field: Field, value: Any, path: str, around: Around) -> Iterator[Found]:
    if not isinstance(value, list):
        yield Found(path, "form")
        return
    if len(value) < field.schema.get("minItems", 0):
        yield Found(path, "zu_wenige", {"zahl": field.schema["minItems"]})
    if len(value) > field.schema.get("maxItems", 20):
        yield Found(path, "zu_viele", {"zahl": field.schema.get("maxItems", 20)})
    for index, entry in enumerate(value):
        yield from _composite(field, entry, f"{path}.{index}", around)


def options_of(field: Field, parameters: Mapping[str, Any]) -> tuple[str, ...]:
    """The values that may be chosen; a parameter of the town may leave some out."""
    rule = field.rules.get("options")
    if not rule:
        return field.options
    if rule.get("own"):
        return tuple(parameters.get(rule["parameter"]) or ())
    offered = {*parameters.get(rule["parameter"], ()), *rule.get("always", ())}
    return tuple(option for option in field.options if option in offered)


_KINDS: Mapping[str, Callable[[Field, Any, str, Around], Iterator[Found]]] = {
    "text": _text,
    "long_text": _text,
    "number": _number,
    "money": _money,
    "date": _date,
    "choice": _choice,
    "choices": _choices,
    "yes_no": _yes_no,
    "consent": _yes_no,
    "address": _composite,
    "person": _composite,
    "organisation": _composite,
    "decimal": _decimal,
    "plate": _plate,
    "time": _time,
    "email": _email,
    "phone": _phone,
    "iban": _iban,
    "upload": _upload,
    "later": _later,
    "group": _group,
}
