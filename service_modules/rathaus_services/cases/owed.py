"""Documents that an application promised for later and that have not come yet."""

from collections.abc import Iterable
from datetime import date

from rathaus_services import slots
from rathaus_services.cases.content import CaseContent
from rathaus_services.cases.values import OwedView
from rathaus_services.manifest import Module

_LATER = "_spaeter"
"""Rule R206: the promise is named after its upload."""


def owed(module: Module, content: CaseContent, arrived: Iterable[str], language: str = "de") -> tuple[OwedView, ...]:
    """What is still to come, in the order of the form; `arrived` names the fields that files have come for."""
    here, words = set(arrived), slots.worded(module, content.parameters, language)
    promised = {name.removesuffix(_LATER): day for name, day in content.answers.items() if _is_promise(module, name)}
    return tuple(
        OwedView(field, slots.fill(_label(module, field, language), words), date.fromisoformat(str(promised[field])))
        for field in module.fields
        if field in promised and field not in here
    )


def _is_promise(module: Module, name: str) -> bool:
    field = module.fields.get(name)
    return field is not None and field.kind == "later"


def _label(module: Module, field: str, language: str) -> str:
    return module.text(f"fields.{field}.short", language) or module.text(f"fields.{field}.label", language)
