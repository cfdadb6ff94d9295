"""R6xx: the process reaches an end from everywhere, and decisions have their letters."""

from collections.abc import Iterator

from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.process.api import TURNS, initial_state, transitions, usual_path
from rathaus_services.source import Source


def states_exist(source: Source, module: Module) -> Iterator[Problem]:
    """R601: every way leads from and to states of the process."""
    process = module.content["process"]
    if not process:
        return
    named = {process["initial"], *usual_path(module)}
    named |= {state for way in process["transitions"] for state in (*way["from"], way["to"])}
    for state in sorted(named - set(process["states"])):
        yield _problem(source, "R601", f"Den Zustand {state} gibt es im Ablauf nicht.", "Nehmen Sie ihn auf.")


def reaches_an_end(source: Source, module: Module) -> Iterator[Problem]:
    """R602: from every state that can be reached a closed state can be reached."""
    if not module.takes_cases:
        return
    reachable = _from(module, initial_state(module))
    for state in sorted(reachable):
        if not any(TURNS[end] == "done" for end in _from(module, state)):
            yield _problem(source, "R602", f"Aus dem Zustand {state} führt kein Weg zum Ende.", "Ergänzen Sie einen.")
    for state in sorted(set(module.content["process"]["states"]) - reachable):
        yield _problem(
            source, "R602", f"Zum Zustand {state} führt kein Weg.", "Ergänzen Sie einen oder löschen Sie ihn."
        )


def decisions_have_letters(source: Source, module: Module) -> Iterator[Problem]:
    """R603: each outcome can be decided and names a letter that exists, or none on purpose."""
    outcomes = {way["outcome"] for way in module.content["process"].get("transitions", ()) if "outcome" in way}
    for outcome, letter in module.result.items():
        if letter is not None and letter not in module.documents:
            text = f"Den Brief {letter} gibt es nicht."
            yield source.problem("R603", "module.yaml", text, f"Legen Sie documents/{letter}.yaml an.", ("result",))
        if letter is not None and outcome not in outcomes:
            yield _problem(source, "R603", f"Der Ablauf kann nicht {outcome} entscheiden.", "Ergänzen Sie den Weg.")


def _from(module: Module, start: str) -> set[str]:
    states = module.content["process"]["states"]
    seen, open_ones = set(), [start]
    while open_ones:
        state = open_ones.pop()
        if state in seen or state not in states:
            continue
        seen.add(state)
        open_ones += [way.to for way in transitions(module, state)]
    return seen


def _problem(source: Source, rule: str, text: str, mend: str) -> Problem:
    file = "process.yaml" if "process.yaml" in source.data else "module.yaml"
    return source.problem(rule, file, text, mend, ("states",) if file == "process.yaml" else ("process",))


RULES = (states_exist, reaches_an_end, decisions_have_letters)
