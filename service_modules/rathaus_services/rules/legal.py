"""R4xx: law, purposes and retention are complete, and what nobody verified is marked for review."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from rathaus_platform.clock import today
from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.source import Source

FILE = "legal.yaml"
LAENDER = frozenset(["BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"])
OLDEST_REVIEW = timedelta(days=730)


def unverified_is_marked(source: Source, module: Module) -> Iterator[Problem]:
    """R401: a statement marked G (not verified) points to an open question of quality.yaml."""
    questions = source.data["quality.yaml"]["review"]
    for file, tree in (("module.yaml", module.content["module"]), (FILE, module.legal)):
        for path, found in _sources(tree, ()):
            name = found.get("review")
            if "G" in found["mark"].split() and name is None:
                text = f"{'.'.join(map(str, path))}: nicht geprüft, aber ohne offene Frage."
                yield source.problem("R401", file, text, "Schreiben Sie review und die Frage in quality.yaml.", path)
            elif name is not None and name not in questions:
                text = f"Die offene Frage {name} steht nicht in quality.yaml."
                yield source.problem("R401", file, text, "Tragen Sie sie unter review ein.", path)


def purposes_are_used(source: Source, module: Module) -> Iterator[Problem]:
    """R402: no purpose without data."""
    used = {field.purpose for field in module.fields.values()}
    for name in module.legal.get("purposes", {}):
        if name not in used:
            text = f"Für den Zweck {name} wird nichts gefragt."
            yield source.problem("R402", FILE, text, "Löschen Sie ihn.", ("purposes", name))


def retention_is_set(source: Source, module: Module) -> Iterator[Problem]:
    """R403: the town's records schedule decides, within the statutory minimum, or a day that the town has set."""
    if not module.takes_cases:
        return
    retention = module.legal.get("retention")
    if retention is None:
        yield source.problem("R403", FILE, "Die Aufbewahrung fehlt.", "Schreiben Sie retention.")
        return
    name = retention["day"] if retention["starts"] == "tag" else retention["parameter"]
    parameter = module.parameters.get(name)
    if parameter is None:
        text = f"Den Parameter {name} gibt es nicht."
        yield source.problem("R403", FILE, text, "Nehmen Sie einen aus parameters.yaml.", ("retention",))
    elif isinstance(parameter.example, int) and parameter.example < retention.get("minimum_years", 0):
        text = "Das Beispiel der Aufbewahrung liegt unter der gesetzlichen Frist."
        yield source.problem("R403", FILE, text, "Setzen Sie example herauf.", ("retention",))
    elif retention["starts"] == "tag" and parameter.schema.get("format") != "date":
        text = f"Die Aufbewahrung zählt von {name} an; das ist kein Tag."
        yield source.problem("R403", FILE, text, "Geben Sie dem Parameter format: date.", ("retention",))


def one_period_a_land(source: Source, module: Module) -> Iterator[Problem]:
    """R405: a deemed grant has one period for a Land, and the Land exists."""
    periods = module.legal.get("fiction", ())
    lands = [one["land"] for one in periods] if isinstance(periods, list) else []
    for land in sorted(set(lands)):
        if land not in LAENDER or lands.count(land) > 1:
            text = f"fiction: {land} gibt es nicht." if land not in LAENDER else f"fiction: {land} steht zweimal da."
            yield source.problem("R405", FILE, text, "Nennen Sie jedes Land einmal, zum Beispiel SN.", ("fiction",))


def review_is_fresh(source: Source, module: Module) -> Iterator[Problem]:
    """R404: a legal review older than 24 months is told; it does not take the service away."""
    reviewed = module.legal["review"]["date"]
    if reviewed and today() - date.fromisoformat(reviewed) > OLDEST_REVIEW:
        text = f"Die rechtliche Prüfung vom {reviewed} ist älter als 24 Monate."
        yield replace(source.problem("R404", FILE, text, "Lassen Sie neu prüfen.", ("review",)), warns=True)


def _sources(tree: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], dict[str, str]]]:
    if isinstance(tree, dict):
        if "mark" in tree:
            yield path, tree
        for name, child in tree.items():
            yield from _sources(child, (*path, name))
    elif isinstance(tree, list):
        for index, child in enumerate(tree):
            yield from _sources(child, (*path, index))


RULES = (unverified_is_marked, purposes_are_used, retention_is_set, one_period_a_land, review_is_fresh)
