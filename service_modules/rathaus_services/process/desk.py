"""What a service's desk.yaml says for the office: who confirms, what to check, which texts lie ready. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rathaus_services import slots
from rathaus_services.conditions import holds
from rathaus_services.manifest import Module

Values = Mapping[str, Any]


@dataclass(frozen=True)
class CheckItem:
    """One line of the check list (Prüfliste)."""

    name: str
    text: str
    norm: str


@dataclass(frozen=True)
class Phrase:
    """A text module (Textbaustein); `purpose` is rueckfrage, nachricht or ablehnung."""

    name: str
    purpose: str
    title: str
    text: str


def four_eyes(module: Module, parameters: Values) -> bool:
    """Whether a second person has to confirm decisions: the service wants it, or the town's parameter does."""
    rule = _desk(module).get("four_eyes", False)
    return rule is True or (isinstance(rule, str) and parameters.get(rule) is True)


def checklist(module: Module, answers: Values, parameters: Values) -> tuple[CheckItem, ...]:
    """What the office has to look at for these answers, in order."""
    lines = (line for line in _desk(module).get("checklist", ()) if holds(line.get("when"), answers, parameters))
    return tuple(CheckItem(line["name"], line["text"], line.get("norm", "")) for line in lines)


def phrases(module: Module, values: Values) -> tuple[Phrase, ...]:
    """The texts that lie ready, their slots filled as far as the values go."""
    return tuple(
        Phrase(one["name"], one["for"], one["title"], slots.fill(one["text"], values))
        for one in _desk(module).get("phrases", ())
    )


def _desk(module: Module) -> Mapping[str, Any]:
    desk: Mapping[str, Any] = module.content.get("desk", {})
    return desk
