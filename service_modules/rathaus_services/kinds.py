"""Of what kind the value of a parameter is; a value that a town has set stays readable for later versions. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from rathaus_services.manifest import Module
from rathaus_services.slots import MOMENT

Kinds = Mapping[str, str]
MEND: Final = "Geben Sie dem neuen Wert einen neuen Namen; die Werte der Städte haben die alte Art."
_WORDS: Final = {
    "boolean": "ja oder nein",
    "integer": "eine ganze Zahl",
    "number": "eine Zahl",
    "object": "mehrere Teile",
}


def kinds_of(module: Module) -> dict[str, str]:
    """The kind of every parameter, in words."""
    return {name: kind_of(parameter.schema) for name, parameter in module.parameters.items()}


def changed(before: Kinds, after: Kinds) -> Iterator[tuple[str, str]]:
    """Name and what is wrong, for every parameter that keeps its name and not its kind."""
    for name, kind in after.items():
        if name in before and before[name] != kind:
            yield name, f"{name} war bisher {before[name]} und ist jetzt {kind}."


def kind_of(schema: Mapping[str, Any]) -> str:
    """In words. Limits, patterns and options are not the kind: a value either fits them or it does not."""
    named = schema.get("type") or _of_value((schema.get("enum") or [schema.get("const", "")])[0])
    if named == "array":
        return f"eine Liste ({kind_of(schema.get('items', {}))})"
    return _WORDS.get(named) or _of_text(schema)


def _of_value(value: Any) -> str:
    return "boolean" if isinstance(value, bool) else "integer" if isinstance(value, int) else "string"


def _of_text(schema: Mapping[str, Any]) -> str:
    pattern = str(schema.get("pattern", ""))
    if pattern.endswith(r"\.\d{2}$"):
        return "ein Betrag"
    if schema.get("format") == "date":
        return "ein Tag"
    return "ein Tag mit Uhrzeit" if pattern == MOMENT else "ein Text"
