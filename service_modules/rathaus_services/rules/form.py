"""R21x: the form can be walked page by page without scripts."""

from collections.abc import Iterator

from rathaus_services.manifest import CHECK_STEP, Module
from rathaus_services.problems import Problem
from rathaus_services.source import Source

FILE = "form.yaml"


def steps_have_fields(source: Source, module: Module) -> Iterator[Problem]:
    """R211: form.yaml orders steps that fields use, and all of them."""
    used = {field.step for field in module.fields.values()}
    declared = [step["name"] for step in (source.data.get(FILE) or {}).get("steps", ())]
    for name in declared:
        if name not in used:
            yield source.problem(
                "R211", FILE, f"Der Schritt {name} fragt nichts.", "Nehmen Sie ihn heraus.", ("steps",)
            )
    for name in sorted(used - {*declared, CHECK_STEP, ""}) if declared else ():
        text = f"Der Schritt {name} fehlt in der Reihenfolge."
        yield source.problem("R211", FILE, text, "Tragen Sie ihn unter steps ein.", ("steps",))


def lists_stand_alone(source: Source, module: Module) -> Iterator[Problem]:
    """R212: a group is alone on its step; uploads share theirs only with uploads."""
    for step in module.steps:
        kinds = [module.fields[name].kind for name in step.fields]
        at = ("properties", step.fields[0]) if step.fields else ()
        if "group" in kinds and len(kinds) > 1:
            text = f"Im Schritt {step.name} steht eine Liste neben anderen Fragen."
            yield source.problem("R212", "fields.json", text, "Geben Sie der Liste einen eigenen Schritt.", at)
        if "upload" in kinds and not set(kinds) <= {"upload", "later"}:
            text = f"Im Schritt {step.name} stehen Nachweise neben anderen Fragen."
            yield source.problem("R212", "fields.json", text, "Geben Sie den Nachweisen einen eigenen Schritt.", at)


def ends_with_declaration(source: Source, module: Module) -> Iterator[Problem]:
    """R213: the check page holds declarations only, and at least one."""
    if not module.takes_cases:
        return
    kinds = [module.fields[name].kind for step in module.steps if step.name == CHECK_STEP for name in step.fields]
    if "consent" not in kinds or set(kinds) - {"consent", "yes_no"}:
        text = "Auf der letzten Seite muss eine Erklärung stehen und sonst nichts."
        mend = f'Geben Sie der Erklärung "x-step": "{CHECK_STEP}".'
        yield source.problem("R213", "fields.json", text, mend, ("properties",))


def checks_fit(source: Source, module: Module) -> Iterator[Problem]:
    """R214: a check points to a field that exists."""
    for index, check in enumerate(module.checks):
        if check.field not in module.fields:
            text = f"{check.name} zeigt auf {check.field}; das Feld gibt es nicht."
            yield source.problem("R214", FILE, text, "Nehmen Sie ein Feld aus fields.json.", ("checks", index))


def has_an_applicant(source: Source, module: Module) -> Iterator[Problem]:
    """R215: clerks and letters need a name: one field `name`, or `vornamen` and `familienname`."""
    parts = [part for field in module.fields.values() for part in (field, *field.parts)]
    roles = {field.rules.get("role") for field in parts}
    if module.takes_cases and not ("name" in roles or {"vornamen", "familienname"} <= roles):
        yield source.problem("R215", "fields.json", "Niemand weiß, wer den Antrag stellt.", "Vergeben Sie x-role.")


RULES = (steps_have_fields, lists_stand_alone, ends_with_declaration, checks_fit, has_an_applicant)
