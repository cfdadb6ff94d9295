"""What was typed or sent, brought into the one form in which answers are stored. What cannot be read stays as it is."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from rathaus_services.forms import decimals, plates, times
from rathaus_services.forms.charset import tidy, tidy_lines
from rathaus_services.forms.iban import compact
from rathaus_services.manifest import Field

_SEPARATORS = re.compile(r"[\s\-./]")


def answer(field: Field, raw: Any) -> Any:
    """The stored form of an answer; None where nothing was said."""
    if field.parts:
        return _nested(field, raw)
    if field.kind in ("choices", "upload"):
        return _list(raw)
    if not isinstance(raw, str):
        return raw
    value = _TEXT.get(field.kind, _text)(field, raw)
    return None if value == "" else value


def _nested(field: Field, raw: Any) -> Any:
    if field.kind == "group":
        return [_parts(field, entry) for entry in raw] or None if isinstance(raw, list) else raw or None
    return _parts(field, raw) or None if isinstance(raw, Mapping) else raw


def _parts(field: Field, raw: Any) -> Any:
    if not isinstance(raw, Mapping):
        return raw
    known = {part.name: answer(part, raw.get(part.name)) for part in field.parts}
    unknown = {name: value for name, value in raw.items() if name not in known}
    return {name: value for name, value in {**known, **unknown}.items() if value is not None}


def _list(raw: Any) -> Any:
    if isinstance(raw, str):
        raw = [raw] if raw else []
    if isinstance(raw, list | tuple):
        return [str(item) for item in raw] or None
    return raw


def _text(field: Field, raw: str) -> str:
    text = tidy(raw)
    if field.rules.get("strip") or field.rules.get("charset") == "ziffern":
        return _SEPARATORS.sub("", text)
    return text


def _lines(_field: Field, raw: str) -> str:
    return tidy_lines(raw)


def _number(_field: Field, raw: str) -> Any:
    text = tidy(raw)
    digits = text.replace(".", "").replace(" ", "") if re.fullmatch(r"\d{1,3}([. ]\d{3})+", text) else text
    return int(digits) if re.fullmatch(r"-?\d{1,15}", digits) else text


def _money(_field: Field, raw: str) -> str:
    text = tidy(raw).removesuffix("€").removesuffix("EUR").strip()
    if "," in text or re.fullmatch(r"\d{1,3}(\.\d{3})+", text):
        text = text.replace(".", "").replace(",", ".")
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return text
    return f"{amount:.2f}" if amount.is_finite() and amount == amount.quantize(Decimal("0.01")) else text


def _yes_no(_field: Field, raw: str) -> Any:
    return {"ja": True, "true": True, "on": True, "nein": False, "false": False}.get(raw.lower(), raw)


def _iban(_field: Field, raw: str) -> str:
    return compact(raw)


def _email(_field: Field, raw: str) -> str:
    return "".join(raw.split())


def _decimal(field: Field, raw: str) -> str:
    return decimals.compact(tidy(raw), int(field.rules.get("decimals", decimals.PLACES)))


def _plate(_field: Field, raw: str) -> str:
    return plates.compact(tidy(raw))


def _time(_field: Field, raw: str) -> str:
    return times.compact(tidy(raw))


_TEXT = {
    "decimal": _decimal,
    "plate": _plate,
    "time": _time,
    "long_text": _lines,
    "number": _number,
    "money": _money,
    "yes_no": _yes_no,
    "consent": _yes_no,
    "iban": _iban,
    "email": _email,
}
