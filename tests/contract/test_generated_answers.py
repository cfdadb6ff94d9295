"""For every service: what people may answer is accepted by form, API and schema alike; each single mistake is told."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.unit.services.generated import Answers

from rathaus_services import registry
from rathaus_services.forms.api import Checked, check
from rathaus_services.journey import posted
from rathaus_services.manifest import Field, Module
from rathaus_services.rules.examples import parameters_for

MODULES = {module.key: module for module in registry.modules() if module.takes_cases}
EXAMPLES = {
    source.key: [one for one in source.under("examples").values() if one["expect"]["accepted"]]
    for source in registry.loaded().sources
}
ABOUT_TWO = {"widerspruch", "stopp", "zu_frueh", "zu_spaet"}
"""Findings about answers that do not go together, each of them right by itself."""
SLOW = [HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large]


@dataclass(frozen=True)
class Drawn:
    """Answers that may be sent, with what they are checked with."""

    module: Module
    parameters: dict[str, Any]
    today: date
    raw: dict[str, Any]

    def check(self, answers: dict[str, Any]) -> Checked:
        """The one check that form, API and examples share."""
        return check(self.module, answers, self.parameters, today=self.today)


def drawn(key: str, data: st.DataObject) -> Drawn:
    """An accepted example with about half of its answers drawn anew; the example itself where they contradict."""
    example = data.draw(st.sampled_from(EXAMPLES[key]), label="example")
    module, today = MODULES[key], date.fromisoformat(str(example["on"]))
    parameters = parameters_for(module, example)
    raw = Answers(module, parameters, today).draw(data, example["answers"])
    made = Drawn(module, parameters, today, raw)
    problems = made.check(raw).problems
    assert {problem.code for problem in problems} <= ABOUT_TWO, problems
    return replace(made, raw=dict(example["answers"])) if problems else made


@pytest.mark.parametrize("key", MODULES)
@settings(max_examples=10, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_form_api_and_schema_accept_the_same(key: str, data: st.DataObject) -> None:
    made = drawn(key, data)
    module, stored = made.module, made.check(made.raw).answers
    again, form = made.check(stored), made.check(by_form(module, made.raw, made.parameters))

    assert (again.answers, again.problems) == (stored, ())
    assert (form.answers, form.problems) == (stored, ())
    schema = {**module.content["fields"], "required": []}
    assert [error.message for error in Draft202012Validator(schema).iter_errors(stored)] == []
    absent = [name for name in module.content["fields"]["required"] if name not in stored]
    assert absent == missing(module, stored)


@pytest.mark.parametrize("key", MODULES)
@settings(max_examples=10, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_each_single_mistake_is_told_at_its_field(key: str, data: st.DataObject) -> None:
    made = drawn(key, data)

    for field in answered(made):
        for wrong in mistakes(field):
            found = made.check({**made.raw, field.name: wrong}).problems
            assert field.name in {problem.field.partition(".")[0] for problem in found}, (field.name, wrong)
            assert all(problem.text and not problem.text.startswith("fields.") for problem in found)
    unknown = made.check({**made.raw, "gibt_es_nicht": "x"}).problems
    assert [problem.field for problem in unknown] == ["gibt_es_nicht"]


def answered(made: Drawn) -> list[Field]:
    """The fields of the drawn application, each of which is spoilt by itself."""
    return [made.module.fields[name] for name in made.raw]


def mistakes(field: Field) -> list[Any]:
    """Values that no answer of this kind can have; nothing at all where something is needed."""
    wrong: dict[str, list[Any]] = {
        "text": [{"a": 1}, "x" * 5000, "a\u0000b"],
        "long_text": [7, "x" * 99999],
        "number": ["drei", 10**12, True],
        "decimal": ["zwei", 2.5, "1,23456"],
        "money": ["viel", -1],
        "date": ["2026-02-30", "gestern", 5],
        "choice": ["gibt es nicht", 5],
        "choices": [["gibt es nicht"], "gibt es nicht", 5],
        "yes_no": ["vielleicht", 2],
        "consent": [False, "nein"] if field.required else ["vielleicht"],
        "email": ["ohne-at.example.org", 5],
        "phone": ["ruf mich an", 5],
        "iban": ["DE00 0000", 5],
        "plate": ["ABCDEFG", 5],
        "time": ["25:00", 5],
        "upload": [["a"] * 60, 5],
        "later": ["bald", 5],
        "group": [["kein Eintrag"], 5],
    }
    found = wrong.get(field.kind, [5, "Text"])  # composites
    return [*found, None] if field.required and field.kind != "upload" else found


def missing(module: Module, stored: dict[str, Any]) -> list[str]:
    """Uploads that are promised for later are the only required answers that may be absent."""
    uploads = [name for name, field in module.fields.items() if field.kind == "upload" and f"{name}_spaeter" in stored]
    return [name for name in module.content["fields"]["required"] if name in uploads and name not in stored]


def by_form(module: Module, raw: dict[str, Any], parameters: dict[str, Any]) -> dict[str, Any]:
    """The same answers as a browser would post them; uploads and groups are changed one at a time."""
    fields = tuple(field for field in module.fields.values() if field.name in raw)
    pairs = [pair for field in fields for pair in boxes(field, raw[field.name], field.name)]
    read = posted.read(fields, QueryDict(urlencode(pairs)), parameters)
    days = {field.name for field in fields if field.kind == "later"}  # the page draws the day, not the citizen
    kept = {name: raw[name] for name in raw if name not in read or name in days}
    return {**read, **kept}


def boxes(field: Field, value: Any, name: str) -> list[tuple[str, str]]:
    """The boxes of one question as they are filled."""
    if field.is_composite:
        parts = [part for part in field.parts if part.name in value]
        return [pair for part in parts for pair in boxes(part, value[part.name], f"{name}.{part.name}")]
    if field.kind == "date":
        year, month, day = [*str(value).split("-"), "", ""][:3]
        return [(f"{name}.tag", day), (f"{name}.monat", month), (f"{name}.jahr", year)]
    if isinstance(value, bool):
        return [(name, "ja" if value else "nein")] if value or field.kind == "yes_no" else []
    return [(name, str(one)) for one in (value if isinstance(value, list) else [value])]
