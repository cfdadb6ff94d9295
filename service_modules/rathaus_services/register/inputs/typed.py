"""What was typed, by path: the same for a posted form and for a stored value that a form begins with."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from django.utils.datastructures import MultiValueDict

from rathaus_services.numbers import number, written
from rathaus_services.register.inputs.shapes import Shape

Typed = MultiValueDict[str, str]


def typed(shape: Shape, value: Any) -> Typed:
    """The boxes of a form as they would be typed for this value; empty for None and for what no longer fits."""
    with suppress(AttributeError, TypeError):
        return MultiValueDict(dict(_written(shape, value)))
    return MultiValueDict()


def german(value: Any) -> str:
    """`48,00` for `48.00`; whole numbers without points, as they are typed."""
    return str(value).replace(".", ",")


def cell(shape: Shape, value: Any) -> str:
    """One value in one box."""
    if value is None:
        return ""
    match shape.kind:
        case "money":
            return german(value)
        case "yes_no":
            return "ja" if value else "nein"
    return str(value)


def amount(value: Any) -> str:
    """`1.234,50` to read."""
    found = number(value)
    whole, _comma, rest = (written(found) if found is not None else str(value)).partition(",")
    return f"{whole},{rest:0<2}"


def _written(shape: Shape, value: Any) -> Iterable[tuple[str, list[str]]]:
    if value is None:
        return
    match shape.kind:
        case "group":
            for part in shape.parts:
                yield from _written(part, value.get(part.path.rpartition(".")[2]))
        case "rows":
            yield shape.path, ["\n".join(_row(shape, row) for row in value)]
        case "lines":
            yield shape.path, ["\n".join(map(str, value))]
        case "amounts":
            yield shape.path, [german(one) for one in value]
        case "choices":
            yield shape.path, [str(one) for one in value]
        case _:
            yield shape.path, [cell(shape, value)]


def _row(shape: Shape, row: Mapping[str, Any]) -> str:
    cells = [cell(part, row.get(part.path.rpartition(".")[2])) for part in shape.parts]
    return "; ".join(cells).rstrip("; ")
