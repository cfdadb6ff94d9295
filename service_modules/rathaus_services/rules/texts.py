"""R31x: every question, option, step, check and purpose has its words, and there are no words for nothing."""

from collections.abc import Iterator, Mapping
from typing import Any

from rathaus_services.forms.wording import text_path
from rathaus_services.manifest import CHECK_STEP, Field, Module, look_up
from rathaus_services.problems import Problem
from rathaus_services.rules.walk import all_fields
from rathaus_services.source import Source

FILE = "texts/de.yaml"
_OF_CASES = ("submit", "receipt", "next.0.title")
"""What is said before and after sending."""
_LEVY_TEXTS = ("jahr", "besonders", "mehrbetrag", "ab", "fruehere_jahre")


def nothing_is_missing(source: Source, module: Module) -> Iterator[Problem]:
    """R311: every question, option, page, check, purpose and fee has its words."""
    for path in _wanted(module):
        if not look_up(module.texts["de"], path):
            text = f"{path} fehlt."
            yield source.problem(
                "R311", FILE, text, "Schreiben Sie den Text in allen Sprachen.", (path.partition(".")[0],)
            )


def nothing_is_unused(source: Source, module: Module) -> Iterator[Problem]:
    """R312: texts of fields, options, steps and checks that are gone are gone too."""
    data = source.data[FILE]
    known = {
        "steps": {step.name for step in module.steps} - {CHECK_STEP},
        "fields": set(module.fields),
        "checks": {check.name for check in module.checks},
        "purposes": set(module.legal.get("purposes", {})),
        "recipients": {recipient["name"] for recipient in module.legal.get("recipients", ())},
        "fees": set(_fee_texts(module)),
    }
    for section, names in known.items():
        for name in data.get(section, {}):
            if name not in names:
                text = f"{section}.{name} benutzt niemand."
                yield source.problem("R312", FILE, text, "Löschen Sie den Text.", (section, name))
    for field in module.fields.values():
        yield from _unused_in(source, field, data.get("fields", {}).get(field.name, {}), ("fields", field.name))


def _unused_in(source: Source, field: Field, texts: Mapping[str, Any], at: tuple[str, ...]) -> Iterator[Problem]:
    for option in texts.get("options", {}):
        if option not in _options(field):
            text = f"{'.'.join(at)}.options.{option} benutzt niemand."
            yield source.problem("R312", FILE, text, "Löschen Sie den Text.", (*at, "options", option))
    parts = {part.name: part for part in field.parts}
    for name, inner in texts.get("parts", {}).items():
        if name not in parts:
            text = f"{'.'.join(at)}.parts.{name} benutzt niemand."
            yield source.problem("R312", FILE, text, "Löschen Sie den Text.", (*at, "parts", name))
        else:
            yield from _unused_in(source, parts[name], inner, (*at, "parts", name))


def _options(field: Field) -> tuple[str, ...]:
    return ("ja", "nein") if field.kind == "yes_no" else field.options


def _wanted(module: Module) -> Iterator[str]:
    yield from _OF_CASES if module.takes_cases else ()
    for path, field in all_fields(module):
        where = text_path(path)
        yield f"{where}.label"
        yield from (f"{where}.options.{option}" for option in _options(field))
        if field.kind == "group":
            yield from (f"{where}.{word}" for word in ("entry", "add", "empty"))
    yield from (f"steps.{step.name}.title" for step in module.steps if step.name != CHECK_STEP)
    yield from (f"checks.{check.name}{'.title' if check.stop else ''}" for check in module.checks)
    yield from (f"purposes.{name}" for name in module.legal.get("purposes", {}))
    yield from (f"recipients.{recipient['name']}" for recipient in module.legal.get("recipients", ()))
    yield from (f"fees.{name}" for name in _fee_texts(module))


def _fee_texts(module: Module) -> tuple[str, ...]:
    if module.fee["rule"] == "jahresabgabe":
        return _LEVY_TEXTS
    if module.fee["rule"] == "aufwand":
        return (str(module.fee["name"]),)
    return tuple(one["name"] for word in ("cases", "items", "free", "reduced") for one in module.fee.get(word, ()))


RULES = (nothing_is_missing, nothing_is_unused)
