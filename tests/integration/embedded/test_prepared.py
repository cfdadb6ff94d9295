"""The stamp that lets a warm start leave out sign-in and towns: it holds for one state and no other."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from rathaus_site.embedded import prepared
from rathaus_tenants.registry import api as registry
from rathaus_tenants.values import TownRef


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ahausen: TownRef, bestadt: TownRef) -> Iterator[None]:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "towns.py").write_text("TOWNS = 3\n")
    monkeypatch.setenv("RATHAUS_STATE", str(tmp_path))
    monkeypatch.setattr(prepared, "SOURCE_ROOTS", (sources,))
    assert not prepared.current()
    prepared.remember()
    assert prepared.current()
    yield


def test_another_setting_is_another_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RATHAUS_BASE_PORT", "9999")
    assert not prepared.current()


def test_a_changed_source_is_another_state(tmp_path: Path) -> None:
    source = tmp_path / "sources" / "towns.py"
    source.write_text("TOWNS = 4\n")
    os.utime(source, ns=(1, 1))
    assert not prepared.current()


def test_other_towns_are_another_state(monkeypatch: pytest.MonkeyPatch) -> None:
    left = registry.active_towns()[1:]
    monkeypatch.setattr(registry, "active_towns", lambda: left)
    assert not prepared.current()


def test_a_database_made_anew_is_another_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "_databases", lambda: iter(["16999"]))
    assert not prepared.current()
