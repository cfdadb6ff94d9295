"""The boxes of a form with what was typed and what is wrong with it; the templates only print them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rathaus_services.register.inputs.shapes import Shape
from rathaus_services.register.inputs.typed import Typed

SPARE = 3
"""Empty boxes after the amounts that are there."""
MOST_AMOUNTS = 12


@dataclass(frozen=True)
class Box:
    """One input. `texts` holds what each of its boxes shows, `options` code, label and whether it is chosen."""

    path: str
    kind: str
    label: str
    hint: str
    error: str
    required: bool
    texts: tuple[str, ...] = ("",)
    options: tuple[tuple[str, str, bool], ...] = ()
    parts: tuple["Box", ...] = ()
    rows: int = 1
    """Lines that a large box shows."""
    longest: int | None = None

    @property
    def text(self) -> str:
        """What the only box shows."""
        return self.texts[0]


def box_of(shape: Shape, given: Typed, errors: Mapping[str, str]) -> Box:
    """The input with everything below it."""
    texts = _texts(shape, given)
    chosen = set(given.getlist(shape.path))
    return Box(
        path=shape.path,
        kind=shape.kind,
        label=shape.label,
        hint=_hint(shape),
        error=errors.get(shape.path, ""),
        required=shape.required,
        texts=texts,
        options=tuple((code, label, code in chosen) for code, label in _options(shape)),
        parts=tuple(box_of(part, given, errors) for part in shape.parts) if shape.kind == "group" else (),
        rows=min(16, max(5, texts[0].count("\n") + 2)),
        longest=shape.schema.get("maxLength"),
    )


def _options(shape: Shape) -> tuple[tuple[str, str], ...]:
    return (("ja", _("Ja")), ("nein", _("Nein"))) if shape.kind == "yes_no" else shape.options


def _texts(shape: Shape, given: Typed) -> tuple[str, ...]:
    texts = given.getlist(shape.path)
    if shape.kind != "amounts":
        return (texts[0] if texts else "",)
    filled = [text for text in texts if text.strip()]
    boxes = min(shape.schema.get("maxItems", MOST_AMOUNTS), max(len(filled) + SPARE, len(texts)))
    return tuple([*texts, *[""] * boxes][: max(boxes, len(filled))])


def _hint(shape: Shape) -> str:
    least, most = shape.schema.get("minimum"), shape.schema.get("maximum")
    match shape.kind:
        case "number" if least is not None and most is not None:
            return _("Ganze Zahl von %(least)s bis %(most)s") % {"least": least, "most": most}
        case "lines":
            return _("Ein Eintrag je Zeile")
        case "rows":
            columns = "; ".join(part.label for part in shape.parts)
            return _("Eine Zeile je Eintrag: %(columns)s. Aus einer Tabelle eingefügte Spalten gehen auch.") % {
                "columns": columns
            }
        case "amounts":
            return _("Der Reihe nach; der letzte Betrag gilt für alle weiteren.")
        case "area" if most_chars := shape.schema.get("maxLength"):
            return _("Höchstens %(most)s Zeichen") % {"most": most_chars}
        case "group" if shape.path == "wert" and not any(part.required for part in shape.parts):
            return _("Was es nicht gibt, bleibt leer.")
    return ""
