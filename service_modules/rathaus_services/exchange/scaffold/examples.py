"""The first examples of a new service: the shortest application, the longest, and one that is refused."""

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from rathaus_platform.clock import today
from rathaus_services.build import build
from rathaus_services.content import compose
from rathaus_services.exchange.refused import Refused, finding
from rathaus_services.exchange.scaffold.draft import Draft
from rathaus_services.exchange.scaffold.samples import NEVER_GIVEN, answers
from rathaus_services.forms.validation import clean
from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.source import read

DECLARATION = "erklaerung_wahr"


def examples_for(draft: Draft, key: str) -> list[Problem]:
    """Put three examples into the draft. Patterns that no sample fits are taken out and told."""
    hints = []
    module = _module(draft, key)
    for name in _unanswered(module):
        hints += _without_pattern(draft, name)
    if hints:
        module = _module(draft, key)
    left = _unanswered(module)
    if left:
        text = f"Für {', '.join(left)} wurde keine Antwort gefunden, die passt."
        raise Refused([finding("fields.json", "R1516", text, "Prüfen Sie Längen und Grenzen im Schema.")])
    shortest, longest = (_answers(module, all_fields=everything) for everything in (False, True))
    refused = {name: value for name, value in shortest.items() if name != DECLARATION}
    draft.data["examples/kurz.yaml"] = _example("Nur, was verlangt ist", shortest, {"accepted": True})
    draft.data["examples/alles.yaml"] = _example("Alle Fragen sind beantwortet", longest, {"accepted": True})
    draft.data["examples/abgelehnt_ohne_erklaerung.yaml"] = _example(
        "Die Erklärung am Ende fehlt", refused, {"accepted": False, "problems": {DECLARATION: "leer"}}
    )
    return hints


def _module(draft: Draft, key: str) -> Module:
    """The module as the engine sees it. Raises Refused where a file does not fit its schema."""
    with tempfile.TemporaryDirectory() as work:
        draft.write(Path(work) / key)
        source, problems = read(Path(work) / key)
        wrong = [problem for problem in problems if not problem.file.startswith("examples")]
        if wrong:
            raise Refused(wrong)
        return build(compose(source))


def _answers(module: Module, *, all_fields: bool) -> dict[str, Any]:
    return answers(module, _parameters(module), today(), all_fields=all_fields)


def _unanswered(module: Module) -> list[str]:
    """Fields for which no sample fits, alone or together with the others."""
    given, day = _answers(module, all_fields=True), today()
    asked = [name for name, field in module.fields.items() if field.kind not in NEVER_GIVEN]
    missing = [name for name in asked if name not in given]
    return missing or [found.path.partition(".")[0] for found in _found(module, given, day)]


def _found(module: Module, given: Mapping[str, Any], day: date) -> Any:
    return clean(module, given, _parameters(module), day).found


def _parameters(module: Module) -> dict[str, Any]:
    return {name: parameter.example for name, parameter in module.parameters.items()}


def _without_pattern(draft: Draft, name: str) -> list[Problem]:
    """Loosen every pattern of the field and its parts; fim.json keeps the original."""
    field = draft.fields[name]
    hints = []
    for path, holder in ((name, field), *_parts(name, field)):
        pattern = holder.pop("pattern", None)
        if pattern:
            text = f"{path}: Zum Muster {pattern} wurde kein Beispiel gefunden; es gilt noch nicht."
            draft.ask_for_review(f"muster_{path.replace('.', '_')}", text, "fim")
            hints.append(finding("fields.json", "R1515", text, "Tragen Sie Muster und Beispiel ein.", warns=True))
    return hints


def _parts(name: str, field: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    properties = (field.get("items") or field).get("properties", {})
    return [(f"{name}.{part}", schema) for part, schema in properties.items()]


def _example(says: str, given: Mapping[str, Any], expect: Mapping[str, Any]) -> dict[str, Any]:
    return {"says": says, "on": today().isoformat(), "answers": dict(given), "expect": dict(expect)}
