"""What other packages ask about the process of a module."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from rathaus_services.manifest import Module

Turn = Literal["rathaus", "citizen", "done"]

TURNS: Mapping[str, Turn] = {
    "eingegangen": "rathaus",
    "in_pruefung": "rathaus",
    "rueckfrage": "citizen",
    "entschieden": "done",
    "abgelehnt": "done",
    "zurueckgezogen": "done",
}
"""All states a process may use, and who acts next in them: the citizen and the clerk see the same chip."""


@dataclass(frozen=True)
class Transition:
    """One way on. `outcome` is set where a decision is made; `needs_text` where reasons or a question must be given.

    `asks` says what that text is where it is no reasons, for the clerk.
    """

    name: str
    label: str
    to: str
    by: Literal["citizen", "staff"]
    needs_text: bool
    outcome: Literal["granted", "refused"] | None
    asks: str = ""


class UnknownState(KeyError):
    """There is no such state, or the process of this module does not use it."""


def initial_state(module: Module) -> str:
    """The state of a case that has just arrived."""
    return str(_process(module)["initial"])


def transitions(module: Module, state: str, language: str = "de") -> tuple[Transition, ...]:
    """The ways on from a state, in the order of the process. Raises UnknownState."""
    _state(module, state)
    return tuple(_transition(data, language) for data in _process(module)["transitions"] if state in data["from"])


def transition(module: Module, state: str, name: str) -> Transition | None:
    """The way of this name from this state, or None where it is not open."""
    return next((way for way in transitions(module, state) if way.name == name), None)


def for_outcome(module: Module, state: str, outcome: str) -> Transition | None:
    """The way that decides with this outcome (granted, refused), or None where it is not open."""
    return next((way for way in transitions(module, state) if way.outcome == outcome), None)


def turn_of(state: str) -> Turn:
    """Who acts next in this state; the same in every process. Raises UnknownState."""
    if state not in TURNS:
        raise UnknownState(state)
    return TURNS[state]


def label_of(module: Module, state: str, language: str = "de") -> str:
    """The state in the citizen's words. Raises UnknownState."""
    return _text(_state(module, state)["label"], language)


def note_of(module: Module, state: str, language: str = "de") -> str:
    """One more sentence about the state, often empty. Raises UnknownState."""
    return _text(_state(module, state).get("note", {}), language)


def usual_path(module: Module) -> tuple[str, ...]:
    """The states a citizen may expect, in order."""
    return tuple(_process(module).get("path", ()))


def _process(module: Module) -> Mapping[str, Any]:
    process: Mapping[str, Any] = module.content["process"]
    return process


def _state(module: Module, state: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] | None = _process(module)["states"].get(state)
    if found is None:
        raise UnknownState(state)
    return found


def _transition(data: Mapping[str, Any], language: str) -> Transition:
    return Transition(
        name=data["name"],
        label=_text(data.get("label", {}), language) or data["name"],
        to=data["to"],
        by=data["by"],
        needs_text=data.get("needs_text", False),
        outcome=data.get("outcome"),
        asks=data.get("asks", ""),
    )


def _text(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get("de", "")
