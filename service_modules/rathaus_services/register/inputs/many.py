"""Several values at once: ticked options, one text a line, amounts one after the other, rows with columns."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from rathaus_services.register.inputs.scalars import Wrong, money, scalar, words
from rathaus_services.register.inputs.shapes import Shape
from rathaus_services.register.inputs.typed import Typed


def choices(shape: Shape, given: Typed) -> list[str]:
    """The ticked options, in the order of the schema."""
    ticked = set(given.getlist(shape.path))
    return _counted(shape, [code for code, _label in shape.options if code in ticked])


def lines(shape: Shape, given: Typed) -> list[str]:
    """One text a line; empty lines do not count."""
    one = replace(shape, schema=shape.schema["items"], example=None)
    return _counted(shape, [_line(number, words, one, text) for number, text in _lines(shape, given)])


def amounts(shape: Shape, given: Typed) -> list[str]:
    """The filled boxes from the first on; the last amount counts for all further ones."""
    texts = [text.strip() for text in given.getlist(shape.path)]
    while texts and not texts[-1]:
        texts.pop()
    one = replace(shape, schema=shape.schema["items"])
    if "" in texts:
        raise Wrong(
            _("Betrag %(number)s fehlt. Füllen Sie die Beträge der Reihe nach.") % {"number": texts.index("") + 1}
        )
    return _counted(shape, [_line(number, money, one, text) for number, text in enumerate(texts, 1)])


def rows(shape: Shape, given: Typed) -> list[dict[str, Any]]:
    """One row a line, columns divided by semicolons or tabs, as a spreadsheet copies them."""
    return _counted(shape, [_line(number, _row, shape, text) for number, text in _lines(shape, given)])


def _row(shape: Shape, text: str) -> dict[str, Any]:
    cells = [cell.strip() for cell in re.split(r"[;\t]", text)]
    if len(cells) > len(shape.parts):
        raise Wrong(_("Das sind mehr Spalten als vorgesehen."))
    found = {}
    for part, cell in zip(shape.parts, [*cells, *[""] * (len(shape.parts) - len(cells))], strict=True):
        if cell:
            found[part.path.rpartition(".")[2]] = scalar(part, cell)
        elif part.required:
            raise Wrong(_("%(label)s fehlt.") % {"label": part.label})
    return found


def _lines(shape: Shape, given: Typed) -> list[tuple[int, str]]:
    texts = given.get(shape.path, "").splitlines()
    return [(number, text.strip()) for number, text in enumerate(texts, 1) if text.strip()]


def _line(number: int, read: Callable[[Shape, str], Any], shape: Shape, text: str) -> Any:
    try:
        return read(shape, text)
    except Wrong as wrong:
        raise Wrong(_("Eintrag %(number)s: %(text)s") % {"number": number, "text": wrong}) from None


def _counted(shape: Shape, found: Sequence[Any]) -> list[Any]:
    least, most = shape.schema.get("minItems", 0), shape.schema.get("maxItems")
    if len(found) < least:
        raise Wrong(_("Geben Sie mindestens einen Eintrag an.") if least == 1 else _("Das sind zu wenige Einträge."))
    if most is not None and len(found) > most:
        raise Wrong(_("Das sind zu viele Einträge, möglich sind %(most)s.") % {"most": most})
    if shape.schema.get("uniqueItems"):
        twice = next((one for place, one in enumerate(found) if one in found[:place]), None)
        if twice is not None:
            raise Wrong(_("„%(entry)s“ steht zweimal da.") % {"entry": twice})
    return list(found)


READ: Mapping[str, Callable[[Shape, Typed], Any]] = {
    "choices": choices,
    "lines": lines,
    "amounts": amounts,
    "rows": rows,
}
