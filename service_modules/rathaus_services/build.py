"""From canonical content to a Module: typed values, nothing decided. Works for folders and for stored releases."""

from collections.abc import Iterable, Mapping
from typing import Any

from rathaus_services.content import fingerprint
from rathaus_services.manifest import CHECK_STEP, Check, Field, Letter, Module, Parameter, StepSpec

_OWN = {"kind", "step", "when", "optional", "purpose", "fim", "fim-reason"}


def build(content: Mapping[str, Any], tier: str = "entwurf") -> Module:
    """The module of this content; the content must have been composed from files that fit their schemas."""
    module, form = content["module"], content["form"]
    fields = _fields(content["fields"]["properties"], content["fields"]["required"])
    return Module(
        key=module["key"],
        version=module["version"],
        kind=module["kind"],
        leika=tuple(module["leika"]["keys"]),
        ozg=module["ozg"]["id"],
        trust=module["trust"]["level"],
        process=content["process"].get("name", ""),
        icon=module["icon"],
        topics=tuple(module["topics"]),
        minutes=module.get("minutes", 0),
        fields={field.name: field for field in fields},
        steps=_steps(fields, form.get("steps", ())),
        checks=tuple(_check(check) for check in form.get("checks", ())),
        parameters={name: _parameter(name, p) for name, p in content["parameters"].items()},
        legal=content["legal"],
        fee=module["fee"],
        result=module.get("result", {}),
        documents={name: _letter(name, document) for name, document in content["documents"].items()},
        texts=content["texts"],
        content=content,
        content_hash=fingerprint(content),
        elsewhere=module.get("elsewhere", {}),
        tier=tier,
    )


def _fields(properties: Mapping[str, Any], required: Iterable[str]) -> tuple[Field, ...]:
    return tuple(_field(name, schema, name in required) for name, schema in properties.items())


def _field(name: str, schema: Mapping[str, Any], required: bool) -> Field:
    words = {key.removeprefix("x-"): value for key, value in schema.items() if key.startswith("x-")}
    when = words.get("when")
    inner = schema if "properties" in schema else schema.get("items", {})
    return Field(
        name=name,
        kind=words["kind"],
        schema={key: value for key, value in schema.items() if not key.startswith("x-") and key != "properties"},
        step=words.get("step", ""),
        required=required or (when is not None and not words.get("optional", False)),
        when=when,
        fim=words.get("fim"),
        fim_reason=words.get("fim-reason", ""),
        purpose=words.get("purpose", ""),
        parts=_fields(inner.get("properties", {}), inner.get("required", ())),
        rules={key: value for key, value in words.items() if key not in _OWN},
    )


def _check(data: Mapping[str, Any]) -> Check:
    return Check(data["name"], data["field"], data["when"], data.get("stop", False), data.get("warns", False))


def _steps(fields: Iterable[Field], declared: Iterable[Mapping[str, Any]]) -> tuple[StepSpec, ...]:
    names: dict[str, list[str]] = {}
    for field in fields:
        names.setdefault(field.step, []).append(field.name)
    conditions = {step["name"]: step.get("when") for step in declared}
    order = [*conditions, *(name for name in names if name not in conditions)]
    ordered = sorted(order, key=lambda name: name == CHECK_STEP)  # stable: only the check page moves to the end
    return tuple(StepSpec(name, tuple(names.get(name, ())), conditions.get(name)) for name in ordered)


def _parameter(name: str, data: Mapping[str, Any]) -> Parameter:
    return Parameter(
        name=name,
        schema=data["schema"],
        why_local=data["why_local"],
        default=data["default"],
        example=data["example"],
        needs_source=data["source_needed"],
    )


def _letter(name: str, data: Mapping[str, Any]) -> Letter:
    return Letter(
        name=name,
        kind=data["kind"],
        title=data["title"],
        lead=tuple(data["lead"]),
        paragraphs=tuple(data["paragraphs"]),
        fee_table=data["fee_table"],
        remedy=data["remedy"],
        available_after=data.get("available_after", {}).get("parameter", ""),
        fixed=data.get("fixed", False),
    )
