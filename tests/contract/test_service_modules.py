"""Every service keeps every rule, and every example of every service comes true. A new folder is tested by itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from rathaus_services import registry
from rathaus_services.forms.api import applicant, steps_of
from rathaus_services.forms.visible import visible_fields
from rathaus_services.manifest import LANGUAGES
from rathaus_services.rules import RULES
from rathaus_services.rules.examples import differences, parameters_for

ROOT = Path(__file__).parents[2]
LOADED = registry.loaded()
SOURCES = {source.key: source for source in LOADED.sources}
MODULES = {module.key: module for module in LOADED.modules}
EXAMPLES = [(key, name) for key, source in SOURCES.items() for name in source.under("examples")]
ENGINE = ROOT / "service_modules/rathaus_services"


def test_there_are_services() -> None:
    assert len(SOURCES) >= 3
    assert SOURCES.keys() == MODULES.keys()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}")
@pytest.mark.parametrize("key", SOURCES)
def test_every_service_keeps_every_rule(key: str, rule) -> None:  # type: ignore[no-untyped-def]
    assert [str(problem) for problem in rule(SOURCES[key], MODULES[key])] == []


@pytest.mark.parametrize("key", SOURCES)
def test_every_file_could_be_read(key: str) -> None:
    assert [str(problem) for problem in LOADED.problems if problem.module == key] == []


@pytest.mark.parametrize(("key", "name"), EXAMPLES)
def test_every_example_comes_true(key: str, name: str) -> None:
    example = SOURCES[key].under("examples")[name]

    assert list(differences(MODULES[key], example)) == []


@pytest.mark.parametrize("key", SOURCES)
def test_every_question_is_asked_in_some_example(key: str) -> None:
    """A field that no example reaches is a field nobody has tried."""
    module, asked = MODULES[key], set()
    for example in SOURCES[key].under("examples").values():
        parameters = parameters_for(module, example)
        for step in module.steps:
            asked |= {field.name for field in visible_fields(module, step, example["answers"], parameters)}

    assert set(module.fields) - asked == set()


@pytest.mark.parametrize("key", SOURCES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_its_words(key: str, language: str) -> None:
    module = MODULES[key]
    for example in SOURCES[key].under("examples").values():
        for step in steps_of(module, example["answers"], parameters_for(module, example), language):
            assert step.title
            assert step.short


@pytest.mark.parametrize(("key", "name"), EXAMPLES)
def test_every_example_has_an_applicant(key: str, name: str) -> None:
    assert applicant(MODULES[key], SOURCES[key].under("examples")[name]["answers"]).name


def test_the_engine_knows_no_service_by_name() -> None:
    named = [
        (str(path.relative_to(ROOT)), text)
        for path in ENGINE.rglob("*.py")
        for text in _strings(path)
        for key in MODULES
        if key in text
    ]

    assert named == []


def test_no_service_names_a_town() -> None:
    towns = ("Wilsdruff", "Bad Belzig", "Bad Salzschlirf")
    named = [
        (source.key, file)
        for source in SOURCES.values()
        for file, text in source.raw.items()
        if not file.startswith("examples/") and any(town in text for town in towns)
    ]

    assert named == []


def _strings(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text())
    return (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
