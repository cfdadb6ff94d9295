"""R2xx: every field has a type that fits its kind, a FIM key or a reason, a step and a purpose."""

from collections.abc import Iterator

from rathaus_services.manifest import Field, Module
from rathaus_services.problems import Problem
from rathaus_services.rules.walk import all_fields, place
from rathaus_services.source import Source

FILE = "fields.json"
_TYPES = {
    "number": "integer",
    "yes_no": "boolean",
    "consent": "boolean",
    "choices": "array",
    "upload": "array",
    "group": "array",
    "address": "object",
    "person": "object",
    "organisation": "object",
}


def kind_fits_type(source: Source, module: Module) -> Iterator[Problem]:
    """R201: plain JSON Schema and kind say the same."""
    for path, field in all_fields(module):
        wanted = _TYPES.get(field.kind, "string")
        if field.kind == "calculated" and field.schema.get("type") == "integer":
            wanted = "integer"
        lacks = _lacks(field)
        if field.schema.get("type") != wanted:
            text = f"{path}: Zur Art {field.kind} gehört der Typ {wanted}."
            yield source.problem("R201", FILE, text, f'Schreiben Sie "type": "{wanted}".', place(path))
        elif lacks:
            text = f"{path}: Zur Art {field.kind} gehört {lacks}."
            yield source.problem("R201", FILE, text, f"Ergänzen Sie {lacks}.", place(path))


def _lacks(field: Field) -> str:
    if field.kind in ("text", "long_text") and "maxLength" not in field.schema:
        return "maxLength"
    if field.kind in ("choice", "choices") and not field.options and not field.rules.get("options", {}).get("own"):
        return "enum"
    if (field.is_composite or field.kind == "group") and not field.parts:
        return "properties"
    if field.kind == "calculated" and not (field.rules.get("calc") and field.schema.get("readOnly")):
        return "x-calc und readOnly"
    return ""


def fim_or_reason(source: Source, module: Module) -> Iterator[Problem]:
    """R202: every field has a FIM number or the reason why it has none."""
    for path, field in all_fields(module):
        if field.fim is None and not field.fim_reason:
            text = f"{path}: Es fehlt die FIM-Nummer oder der Grund."
            yield source.problem("R202", FILE, text, "Schreiben Sie x-fim-reason.", place(path))


def step_and_purpose(source: Source, module: Module) -> Iterator[Problem]:
    """R203: asked somewhere, and for a purpose that legal.yaml knows."""
    for field in module.fields.values():
        if not field.step:
            text = f"{field.name}: Der Schritt fehlt."
            yield source.problem("R203", FILE, text, "Schreiben Sie x-step.", place(field.name))
        if field.purpose not in module.legal.get("purposes", {}):
            text = f"{field.name}: Den Zweck {field.purpose or '(keiner)'} nennt legal.yaml nicht."
            yield source.problem("R203", FILE, text, "Schreiben Sie x-purpose.", place(field.name))


def required_exist(source: Source, module: Module) -> Iterator[Problem]:
    """R205: `required` names fields that exist and are always asked."""
    for name in source.data[FILE]["required"]:
        field = module.fields.get(name)
        if field is None or field.when is not None:
            text = f"required nennt {name}; das Feld gibt es nicht oder nur unter einer Bedingung."
            yield source.problem("R205", FILE, text, "Nehmen Sie den Namen heraus.", ("required",))


def later_has_upload(source: Source, module: Module) -> Iterator[Problem]:
    """R206: a field of the kind `later` is named after its upload and stands right after it."""
    for field in module.fields.values():
        if field.kind == "later":
            upload = module.fields.get(field.name.removesuffix("_spaeter"))
            if upload is None or upload.kind != "upload" or upload.step != field.step:
                text = f"{field.name}: Dazu gibt es im selben Schritt keinen Nachweis."
                mend = "Nennen Sie das Feld wie den Nachweis mit _spaeter am Ende."
                yield source.problem("R206", FILE, text, mend, place(field.name))


def options_from_parameter(source: Source, module: Module) -> Iterator[Problem]:
    """R207: options that a parameter restricts need that parameter."""
    for field in module.fields.values():
        rule = field.rules.get("options")
        if rule and rule["parameter"] not in module.parameters:
            text = f"{field.name}: Den Parameter {rule['parameter']} gibt es nicht."
            yield source.problem("R207", FILE, text, "Nehmen Sie einen aus parameters.yaml.", place(field.name))


RULES = (kind_fits_type, fim_or_reason, step_and_purpose, required_exist, later_has_upload, options_from_parameter)
