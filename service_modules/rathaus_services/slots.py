"""Named slots in texts, like `{betrag}` or `{zustaendige_stelle.name}`: only plain look-up, nothing is evaluated."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import structlog
from django.utils.translation import gettext as _

from rathaus_platform.clock import GERMANY
from rathaus_platform.languages import by_key, written_date, written_euro, written_time
from rathaus_services.manifest import Module, look_up

log = structlog.get_logger(__name__)

MOMENT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$"
"""The pattern of a parameter that holds a day with a time of day, in German time."""
_SLOT = re.compile(r"\{([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)\}")
_MONEY = re.compile(r"\d+\.\d{2}")
_SILENT_CENTS = re.compile(r"[,.]00(?= €|$)")
_DECIMAL = re.compile(r"-?\d+\.\d+")


class Said(str):
    """A value that is written for people already."""

    __slots__ = ()


def names(text: str) -> Iterator[str]:
    """The slots of a text, in order."""
    return (found.group(1) for found in _SLOT.finditer(text))


def texts(module: Module) -> Iterator[str]:
    """Every text of a module in every language, and those of its letters."""
    yield from _texts(module.texts)
    yield from _texts(module.content.get("documents", {}))


def fill(text: str, values: Mapping[str, Any]) -> str:
    """The text with its slots filled; a slot of which nothing is known here stays for whoever fills the rest.

    A value that is known and not set is said as missing, and logged: nobody who reads a page is to see `{betrag}`. This
    is the last line of defence; the rules and the rings should keep such a text from a town.
    """

    def word(found: re.Match[str]) -> str:
        name = found.group(1)
        value = look_up(values, name)
        if value is not None:
            return shown(value)
        if name.split(".")[0] not in values:
            return found.group(0)
        log.error("slot_without_value", slot=name)
        return _("(derzeit keine Angabe)")

    return _SLOT.sub(word, text)


def worded(module: Module, parameters: Mapping[str, Any], language: str = "de") -> dict[str, Any]:
    """The parameters as sentences want them: amounts, other numbers, days and moments as people write them.

    What each value is, its schema says: an amount has two decimals and no unit.
    """
    declared = {name: parameter.schema for name, parameter in module.parameters.items()}
    return {name: _worded(value, declared.get(name, {}), language) for name, value in parameters.items()}


def shown(value: Any) -> str:
    """A value of which nothing else is known: amounts as euro, whole ones without cents, other numbers with a comma."""
    return str(_number(value, {}, "de") if isinstance(value, str | float) and not isinstance(value, Said) else value)


def written_moment(value: str, language: str = "de") -> str:
    """`2027-03-12T15:00` as people write it, German time. Raises ValueError."""
    at = datetime.fromisoformat(value).replace(tzinfo=GERMANY)
    return Said(f"{written_date(at, by_key(language))}, {written_time(at, by_key(language))}")


def _texts(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, Mapping):
        for one in tree.values():
            yield from _texts(one)
    elif isinstance(tree, list | tuple):
        for one in tree:
            yield from _texts(one)


def _worded(value: Any, schema: Mapping[str, Any], language: str) -> Any:
    if isinstance(value, Mapping):
        parts, rest = schema.get("properties", {}), schema.get("additionalProperties")
        inner = rest if isinstance(rest, Mapping) else {}
        return {name: _worded(one, parts.get(name, inner), language) for name, one in value.items()}
    if isinstance(value, list):
        return [_worded(one, schema.get("items", {}), language) for one in value]
    if isinstance(value, str):
        with suppress(ValueError):  # set for an earlier version that took words: then it is said as it stands
            if schema.get("format") == "date":
                return Said(written_date(date.fromisoformat(value), by_key(language)))
            if schema.get("pattern") == MOMENT:
                return written_moment(value, language)
    return _number(value, schema, language) if isinstance(value, str | float) else value


def _number(value: str | float, schema: Mapping[str, Any], language: str) -> str:
    text = str(value)
    if _MONEY.fullmatch(text) and isinstance(value, str) and not _is_measure(schema):
        return Said(_SILENT_CENTS.sub("", written_euro(Decimal(text), by_key(language))))
    return Said(text.replace(".", ",") if language != "en" else text) if _DECIMAL.fullmatch(text) else text


def _is_measure(schema: Mapping[str, Any]) -> bool:
    """Whether a number with two decimals is none of money: it has a unit, or may have other decimals."""
    return "x-unit" in schema or not str(schema.get("pattern", r"\.\d{2}$")).endswith(r"\.\d{2}$")
