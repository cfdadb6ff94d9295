"""What a new value would change: from when, for whom, which fees of the examples, which sentences citizens read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from rathaus_platform.clock import german_date, today
from rathaus_services import registry
from rathaus_services.activation import api as activation
from rathaus_services.fees.api import FeeUnknown, compute
from rathaus_services.forms.validation import clean
from rathaus_services.forms.wording import label_of
from rathaus_services.manifest import Module
from rathaus_services.slots import fill, names

SENTENCES = 6
"""So many changed texts are shown; more would hide the amounts."""

Values = Mapping[str, Any]


@dataclass(frozen=True)
class FeeChange:
    """An example of the service: what it costs before and with the new value; None where it cannot be reckoned."""

    says: str
    old: Decimal | None
    new: Decimal | None

    @property
    def differs(self) -> bool:
        """Whether the new value makes a difference here."""
        return self.old != self.new


@dataclass(frozen=True)
class Effects:
    """`holds` and `others` say for which cases the new value counts; `fees` are the examples that change."""

    holds: str
    others: str
    fees: tuple[FeeChange, ...]
    unchanged: int
    """Examples that cost what they cost before."""
    sentences: tuple[tuple[str, str], ...]
    """Texts of the service's pages, before and after."""


def effects(module: Module, name: str, value: Any, valid_from: date) -> Effects:
    """Nothing is written. Values that the town has not set yet are taken from the module's examples."""
    standing = activation.in_force_of(module, valid_from).values
    old = {one: p.example if standing[one] is None else standing[one] for one, p in module.parameters.items()}
    new = {**old, name: value}
    fees = list(_fees(module, old, new))
    return Effects(
        holds=_holds(module, valid_from),
        others=_others(valid_from),
        fees=tuple(one for one in fees if one.differs),
        unchanged=sum(not one.differs for one in fees),
        sentences=tuple(_sentences(module, name, old, new))[:SENTENCES],
    )


def _holds(module: Module, valid_from: date) -> str:
    if not module.takes_cases:
        return _("Steht ab dem %(day)s auf der Seite der Leistung.") % {"day": german_date(valid_from)}
    if field := module.fee.get("key_date"):
        told = {"day": german_date(valid_from), "question": label_of(module, field)}
        return _("Gilt für Anträge, bei denen „%(question)s“ auf den %(day)s oder später fällt.") % told
    return _("Gilt für Anträge, die ab dem %(day)s eingehen.") % {"day": german_date(valid_from)}


def _others(valid_from: date) -> str:
    if valid_from < today():
        return _("Das liegt zurück: Anträge, die schon eingegangen sind, behalten den Betrag, der ihnen genannt wurde.")
    return _("Anträge von davor behalten den alten Wert, auch wenn sie erst später entschieden werden.")


def _fees(module: Module, old: Values, new: Values) -> Iterator[FeeChange]:
    """Examples with values of their own are left out: they show another town."""
    source = next((one for one in registry.loaded().sources if one.key == module.key), None)
    for example in source.under("examples").values() if source else ():
        if example["expect"]["accepted"] and not example.get("parameters"):
            on, given = date.fromisoformat(str(example["on"])), example["answers"]
            yield FeeChange(example["says"], _fee(module, given, old, on), _fee(module, given, new, on))


def _fee(module: Module, given: Values, parameters: Values, on: date) -> Decimal | None:
    cleaned = clean(module, given, parameters, on)
    if cleaned.found:
        return None
    try:
        return compute(module, cleaned.answers, parameters, on).total
    except FeeUnknown:
        return None


def _sentences(module: Module, name: str, old: Values, new: Values) -> Iterator[tuple[str, str]]:
    for text in dict.fromkeys(_texts(module.texts["de"])):
        if any(slot.split(".")[0] == name for slot in names(text)):
            before, after = fill(text, old), fill(text, new)
            if before != after:
                yield before, after


def _texts(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, Mapping):
        for one in tree.values():
            yield from _texts(one)
    elif isinstance(tree, list | tuple):
        for one in tree:
            yield from _texts(one)
