"""Reading a whole value: every box is looked at, so that all problems are told at once."""

from typing import Any

from django.utils.translation import gettext as _

from rathaus_platform.errors import FieldProblem
from rathaus_services.register.inputs import many
from rathaus_services.register.inputs.scalars import Wrong, scalar
from rathaus_services.register.inputs.shapes import Shape
from rathaus_services.register.inputs.typed import Typed

NOTHING = object()
"""Left empty, and may be."""


def read(shape: Shape, given: Typed) -> tuple[Any, list[FieldProblem]]:
    """The value as the schema stores it, and what is wrong; with problems the value means nothing."""
    problems: list[FieldProblem] = []
    value = _read(shape, given, problems)
    return (None if value is NOTHING else value), problems


def _read(shape: Shape, given: Typed, problems: list[FieldProblem]) -> Any:
    if shape.kind == "group":
        parts = {part.path.rpartition(".")[2]: _read(part, given, problems) for part in shape.parts}
        found = {name: value for name, value in parts.items() if value is not NOTHING}
        if not found and shape.schema.get("minProperties") and not problems:
            problems.append(FieldProblem(shape.path, _("Füllen Sie mindestens ein Feld aus."), "form"))
        return found if found or shape.required else NOTHING
    try:
        if shape.kind in many.READ:
            return many.READ[shape.kind](shape, given)
        text = given.get(shape.path, "").strip()
        return scalar(shape, text) if text else _empty(shape)
    except Wrong as wrong:
        problems.append(FieldProblem(shape.path, str(wrong), "form"))
        return NOTHING


def _empty(shape: Shape) -> Any:
    if not shape.required:
        return NOTHING
    if shape.kind in ("line", "area") and not shape.schema.get("minLength") and "pattern" not in shape.schema:
        return ""
    if shape.kind in ("choice", "yes_no"):
        raise Wrong(_("Wählen Sie eine Antwort."))
    raise Wrong(_("Hier fehlt noch etwas: %(label)s.") % {"label": shape.label})
