"""What a town has to set before it can take a release. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rathaus_services import slots
from rathaus_services.activation import parameters
from rathaus_services.activation.parameters import Rows
from rathaus_services.manifest import Module, look_up
from rathaus_services.schemas import value_errors


@dataclass(frozen=True)
class Needs:
    """`missing` have neither value nor default; `unfit` have a value of the town that the release does not take;
    `gaps` have one that lacks a part a text names."""

    missing: tuple[str, ...]
    unfit: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.missing, *self.unfit, *self.gaps)


def needs(module: Module, rows: Rows) -> Needs:
    """Of this content, with these values in force."""
    values = parameters.values(module, rows)
    missing, unfit = parameters.missing(module, rows), tuple(_unfit(module, rows))
    gaps = tuple(name for name in _with_gaps(module, values) if name not in (*missing, *unfit))
    return Needs(missing, unfit, gaps)


def _unfit(module: Module, rows: Rows) -> Iterator[str]:
    for name, parameter in module.parameters.items():
        if name in rows and rows[name].value is not None and value_errors(dict(parameter.schema), rows[name].value):
            yield name


def _with_gaps(module: Module, values: Mapping[str, Any]) -> Iterator[str]:
    """Parameters of which a text names a part that their value does not have, like `{stelle.telefon}`."""
    used = {slot for text in slots.texts(module) for slot in slots.names(text) if "." in slot}
    roots = {slot.split(".")[0] for slot in used if look_up(values, slot) is None}
    return (name for name in module.parameters if name in roots)
