"""A value as people read it: lines of text in German, whatever its kind."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from rathaus_platform.clock import german_date
from rathaus_services.register.inputs.shapes import Shape
from rathaus_services.register.inputs.typed import amount
from rathaus_services.slots import written_moment

MOST = 8
"""Rows of a long list that are shown; the rest is counted."""


def shown(shape: Shape, value: Any) -> tuple[str, ...]:
    """The lines; none where there is no value. What an older version allowed and no longer fits is shown as it is."""
    if value is None:
        return ()
    with suppress(AttributeError, TypeError, ValueError):
        return tuple(_lines(shape, value)) or (_("keine Angabe"),)
    return (str(value),)


def _lines(shape: Shape, value: Any) -> Iterator[str]:
    match shape.kind:
        case "group":
            for part in shape.parts:
                found = value.get(_name(part))
                if found is not None:
                    yield f"{part.label}: {_word(part, found)}"
        case "rows":
            yield from _short([_row(shape, row) for row in value])
        case "lines":
            yield from _short([str(one) for one in value])
        case "amounts":
            yield " · ".join(f"{amount(one)} €" for one in value)
        case "choices":
            labels = dict(shape.options)
            yield ", ".join(labels.get(one, str(one)) for one in value) or _("keine")
        case _:
            yield _word(shape, value)


def _short(lines: list[str]) -> Iterator[str]:
    yield from lines[:MOST] or [_("keine")]
    if len(lines) > MOST:
        yield _("und %(count)s weitere") % {"count": len(lines) - MOST}


def _row(shape: Shape, row: Mapping[str, Any]) -> str:
    return ", ".join(_word(part, row[_name(part)]) for part in shape.parts if _name(part) in row)


def _word(shape: Shape, value: Any) -> str:
    match shape.kind:
        case "yes_no":
            return _("Ja") if value else _("Nein")
        case "money":
            return f"{amount(value)} €"
        case "date":
            return german_date(date.fromisoformat(value))
        case "moment":
            return written_moment(value)
        case "choice":
            return dict(shape.options).get(str(value), str(value))
    return str(value) or _("kein Text")


def _name(shape: Shape) -> str:
    return shape.path.rpartition(".")[2]
