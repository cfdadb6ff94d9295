"""The words for the codes of a parameter: what a town's administrator reads instead of `folgemonat` or `m12`."""

from collections.abc import Iterator, Mapping
from typing import Any

from rathaus_services.manifest import Module, Parameter, look_up

REST = "sonst"
"""The row of a table for everything that has no row of its own."""

Schema = Mapping[str, Any]


def codes(schema: Schema) -> tuple[str, ...]:
    """Everything in a value's schema that stands for words: options, and the names of rows and parts."""
    return tuple(dict.fromkeys(str(code) for part in parts(schema) for code in _codes(part)))


def words(module: Module, parameter: Parameter) -> dict[str, str]:
    """Code and label, as far as there is one.

    The schema's own `x-labels` and titles come first, then the options of the question that has the same codes: a table
    of fees by legal form is labelled like the question for the legal form.
    """
    found: dict[str, str] = {}
    for part in parts(parameter.schema):
        found |= _like_a_question(module, [str(code) for code in _codes(part)])
    for part in parts(parameter.schema):
        titles = {name: one["title"] for name, one in part.get("properties", {}).items() if "title" in one}
        found |= titles | dict(part.get("x-labels", {}))
    return {REST: "Alle anderen", **found} if REST in codes(parameter.schema) else found


def parts(schema: Schema) -> Iterator[Schema]:
    """The schema with those of its entries, rows and parts."""
    yield schema
    of_rows = [schema.get(word) for word in ("items", "propertyNames", "additionalProperties")]
    for part in (*of_rows, *schema.get("properties", {}).values()):
        if isinstance(part, Mapping):
            yield from parts(part)


def _codes(schema: Schema) -> Iterator[Any]:
    yield from schema.get("enum", ())
    yield from schema.get("properties", {})


def _like_a_question(module: Module, wanted: list[str]) -> dict[str, str]:
    """The option texts of a question that has all these codes."""
    rows = [code for code in wanted if code != REST]
    for name, field in module.fields.items():
        texts = look_up(module.texts["de"], f"fields.{name}.options")
        if rows and isinstance(texts, Mapping) and all(code in field.options and code in texts for code in rows):
            return {code: str(texts[code]) for code in rows}
    return {}
