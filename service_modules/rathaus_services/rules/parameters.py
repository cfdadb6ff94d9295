"""R5xx: what a town may set fits its schema, is used, and never weakens the standard."""

from collections.abc import Iterator

from jsonschema import Draft202012Validator

from rathaus_platform.identity.trust import level_of
from rathaus_services.choices import codes, parts, words
from rathaus_services.content import as_text
from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.schemas import schema_error, value_errors
from rathaus_services.source import Source

FILE = "parameters.yaml"
GENERAL = {"zustaendige_stelle", "vertrauensniveau_min", "freier_hinweis", "bearbeitung_arbeitstage"}
"""Parameters that the engine itself reads, so every module declares them."""
GENERAL_ELSEWHERE = {"zustaendige_stelle", "freier_hinweis"}
"""The same for services that are done elsewhere."""

WORDS = set(Draft202012Validator.VALIDATORS) | {"title", "description", "x-labels", "x-unit"}


def values_fit(source: Source, module: Module) -> Iterator[Problem]:
    """R501: example and default fit the schema; the default may be missing where only the town knows."""
    for name, parameter in module.parameters.items():
        wrong = schema_error(parameter.schema)
        if wrong:
            text = f"{name}: Das Schema stimmt nicht: {wrong}"
            yield source.problem("R501", FILE, text, "Schreiben Sie gültiges JSON Schema.", (name, "schema"))
            continue
        for word, value in (("example", parameter.example), ("default", parameter.default)):
            if value is None and word == "default":
                continue
            for message in value_errors(dict(parameter.schema), value):
                text = f"{name}: {word} passt nicht zum Schema: {message}"
                yield source.problem("R501", FILE, text, "Ändern Sie den Wert oder das Schema.", (name, word))


def general_ones_exist(source: Source, module: Module) -> Iterator[Problem]:
    """R502: every module says who is competent and how far trust may be raised."""
    wanted = GENERAL if module.takes_cases else GENERAL_ELSEWHERE
    for name in sorted(wanted - set(module.parameters)):
        text = f"Der Parameter {name} fehlt."
        yield source.problem("R502", FILE, text, f"Schreiben Sie {name}: {{use: {name}, example: …}}.")


def are_used(source: Source, module: Module) -> Iterator[Problem]:
    """R503: nobody is asked for a value that nothing reads."""
    everything = as_text({**module.content, "parameters": {}})
    for name in module.parameters:
        if name not in GENERAL and name not in everything:
            text = f"Den Parameter {name} benutzt niemand."
            yield source.problem("R503", FILE, text, "Löschen Sie ihn.", (name,))


def trust_only_rises(source: Source, module: Module) -> Iterator[Problem]:
    """R504: neither default nor example of vertrauensniveau_min lies below the module's level."""
    parameter = module.parameters.get("vertrauensniveau_min")
    for word in ("default", "example") if parameter else ():
        value = getattr(parameter, word)
        if level_of(value) < level_of(module.trust):
            text = f"vertrauensniveau_min ({word}) liegt unter dem Niveau des Moduls ({module.trust})."
            yield source.problem("R504", FILE, text, f"Schreiben Sie {module.trust}.", ("vertrauensniveau_min",))


def choices_have_words(source: Source, module: Module) -> Iterator[Problem]:
    """R505: whoever sets a value reads words for options, rows and parts, not codes."""
    for name, parameter in module.parameters.items():
        known = words(module, parameter)
        for code in codes(parameter.schema):
            if code not in known:
                text = f"{name}: Für {code} gibt es keine Bezeichnung."
                mend = f"Schreiben Sie ins Schema x-labels: {{{code}: …}}, bei Teilen title."
                yield source.problem("R505", FILE, text, mend, (name,))


def schemas_hold_no_other_words(source: Source, module: Module) -> Iterator[Problem]:
    """R506: a schema says nothing that JSON Schema does not know; mostly it is a comma in a title without quotes."""
    for name, parameter in module.parameters.items():
        for part in parts(parameter.schema):
            for word in part:
                if word not in WORDS:
                    text = f"{name}: Das Schema kennt das Wort „{word}“ nicht."
                    mend = "Setzen Sie Texte mit Komma in Anführungszeichen, oder löschen Sie das Wort."
                    yield source.problem("R506", FILE, text, mend, (name,))


RULES = (
    values_fit,
    general_ones_exist,
    are_used,
    trust_only_rises,
    choices_have_words,
    schemas_hold_no_other_words,
)
