"""R61x: a service that is done elsewhere says where, and has nothing that only an application needs."""

from collections.abc import Iterator

from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.source import Source

FILE = "module.yaml"
_NEEDS = {"verweis": "online", "termin": "termin"}
_ONLY_OF_CASES = ("form.yaml", "process.yaml", "desk.yaml", "hooks.py")


def says_where(source: Source, module: Module) -> Iterator[Problem]:
    """R611: a link-out names the parameter of its online service, an appointment that of its appointments."""
    wanted = _NEEDS.get(module.kind)
    if wanted and wanted not in module.elsewhere:
        text = f"Zur Art {module.kind} gehört elsewhere.{wanted}."
        yield source.problem("R611", FILE, text, "Nennen Sie den Parameter mit der Adresse.", ("elsewhere",))
    for way, name in module.elsewhere.items():
        if name not in module.parameters:
            text = f"elsewhere.{way} nennt den Parameter {name}; den gibt es nicht."
            yield source.problem("R611", FILE, text, "Nehmen Sie einen aus parameters.yaml.", ("elsewhere", way))


def asks_nothing(source: Source, module: Module) -> Iterator[Problem]:
    """R612: no questions, letters, examples or law about data where nothing is sent."""
    if module.takes_cases:
        return
    found = [name for name in (*source.data, *source.raw) if name in _ONLY_OF_CASES]
    found += [name for name in source.data if name.startswith(("documents/", "examples/"))]
    found += ["fields.json"] if module.fields else []
    for name in sorted(set(found)):
        text = f"Diese Leistung nimmt keine Anträge an; {name} liest niemand."
        mend = "Leeren Sie properties." if name == "fields.json" else "Löschen Sie die Datei."
        yield source.problem("R612", name, text, mend)
    for name in ("purposes", "recipients", "retention"):
        if module.legal.get(name):
            text = f"Hier wird nichts gespeichert; {name} gilt für nichts."
            yield source.problem("R612", "legal.yaml", text, "Löschen Sie den Abschnitt.", (name,))


def prices_stand_alone(source: Source, module: Module) -> Iterator[Problem]:
    """R613: without answers nothing can be reckoned: the fee is free or a list of prices."""
    if module.takes_cases:
        return
    cases = module.fee.get("cases", ())
    if module.fee["rule"] not in ("gebuehrenfrei", "faelle") or any({"when", "row", "times"} & set(c) for c in cases):
        text = "Ohne Antworten lässt sich diese Gebühr nicht berechnen."
        yield source.problem("R613", FILE, text, "Nennen Sie Preise: cases ohne when, row und times.", ("fee",))


RULES = (says_where, asks_nothing, prices_stand_alone)
