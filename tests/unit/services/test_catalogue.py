"""The catalogue as a whole: how many services, how far they are, how little Python; and what the system check says."""

from pathlib import Path

import pytest
from django.core.checks import Warning
from tests.unit.services.folders import change, copy_of

from rathaus_services import registry
from rathaus_services.checks import catalogue_is_sound
from rathaus_services.loader import load_folders
from rathaus_services.manifest import LANGUAGES

PROMISED, MOST_HOOKS = 25, 4
LOADED = registry.loaded()


def test_the_promised_services_are_there_and_none_is_a_draft() -> None:
    assert len(LOADED.sources) >= PROMISED
    assert {module.key for module in LOADED.modules if module.tier == "entwurf"} == set()
    assert {module.key for module in LOADED.sound} == {source.key for source in LOADED.sources}


def test_python_is_the_exception() -> None:
    assert sum("hooks.py" in source.raw for source in LOADED.sources) <= MOST_HOOKS


@pytest.mark.parametrize("source", LOADED.sources, ids=lambda source: source.key)
def test_every_service_speaks_every_language(source) -> None:  # type: ignore[no-untyped-def]
    assert set(source.under("texts")) == set(LANGUAGES)


def test_the_system_check_tells_every_finding_as_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged service is told and left out; a town with it still starts."""
    folder = copy_of("meldebescheinigung", tmp_path)
    change(folder / "module.yaml", "version: 1", "version: 9")
    problems = load_folders([folder, copy_of("briefwahl", tmp_path)]).problems
    monkeypatch.setattr(registry, "problems", lambda: problems)

    told = catalogue_is_sound(None)

    assert [message.id for message in told] == [f"services.{problem.rule}" for problem in problems] != []
    assert all(isinstance(message, Warning) and message.hint for message in told)
    assert all(message.msg.startswith("meldebescheinigung/module.yaml:") for message in told)


def test_the_installed_catalogue_has_no_finding() -> None:
    assert catalogue_is_sound(None) == []
