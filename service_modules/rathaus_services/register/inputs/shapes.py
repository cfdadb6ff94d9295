"""What kind of input a value needs: read from its schema, so that a new service needs no screen of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rathaus_services.choices import words
from rathaus_services.manifest import Module, Parameter
from rathaus_services.slots import MOMENT

ROOT = "wert"
LONG = 120
"""Texts that may be longer get a box of several lines."""
MONEY_ENDS = r"\.\d{2}$"

Schema = Mapping[str, Any]


@dataclass(frozen=True)
class Shape:
    """One input, or a group of them. `path` is its name in the form: `wert`, `wert.telefon`.

    Kinds: yes_no number money date moment choice choices line area email link lines amounts rows group.
    """

    path: str
    kind: str
    label: str
    schema: Schema
    required: bool = True
    options: tuple[tuple[str, str], ...] = ()
    """Code and label of a choice."""
    parts: tuple["Shape", ...] = ()
    """The inputs of a group, the columns of a list of rows."""
    example: Any = None


def shape_of(module: Module, parameter: Parameter) -> Shape:
    """The input for a parameter of this content."""
    return _shape(ROOT, parameter.label, parameter.schema, words(module, parameter), True, parameter.example)


def _shape(path: str, label: str, schema: Schema, labels: Mapping[str, str], required: bool, example: Any) -> Shape:
    kind = _kind(schema)
    options, parts = schema.get("enum") or schema.get("items", {}).get("enum", ()), schema
    if kind == "rows":
        parts = schema["items"]
    named = _named(parts) if kind in ("group", "rows") else {}
    return Shape(
        path=path,
        kind=kind,
        label=label,
        schema=schema,
        required=required,
        options=tuple((str(code), labels.get(str(code), str(code))) for code in options),
        parts=tuple(
            _shape(
                f"{path}.{name}",
                labels.get(name, name),
                part,
                labels,
                name in parts.get("required", ()),
                example.get(name) if isinstance(example, Mapping) else None,
            )
            for name, part in named.items()
        ),
        example=example,
    )


def _named(schema: Schema) -> dict[str, Schema]:
    """The parts of an object, or the rows of a table: every name may be there once."""
    if "properties" in schema:
        return dict(schema["properties"])
    return {str(name): schema["additionalProperties"] for name in schema["propertyNames"]["enum"]}


def _kind(schema: Schema) -> str:
    if "enum" in schema:
        return "choice"
    match schema.get("type"):
        case "boolean":
            return "yes_no"
        case "integer":
            return "number"
        case "object":
            return "group"
        case "array":
            return _of_many(schema["items"])
    return _of_text(schema)


def _of_many(items: Schema) -> str:
    if "enum" in items:
        return "choices"
    if items.get("type") == "object":
        return "rows"
    return "amounts" if _of_text(items) == "money" else "lines"


def _of_text(schema: Schema) -> str:
    pattern = str(schema.get("pattern", ""))
    if pattern.endswith(MONEY_ENDS):
        return "money"
    if schema.get("format") in ("date", "email"):
        return str(schema["format"])
    if pattern == MOMENT:
        return "moment"
    if pattern.startswith("^https://"):
        return "link"
    return "area" if schema.get("maxLength", LONG + 1) > LONG else "line"
