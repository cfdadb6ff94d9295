"""Another catalogue beside the installed ones, for one test: its folders are found, released and offered."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.unit.services.catalogues import forget

from rathaus_services import registry
from rathaus_services.activation.api import activate, set_parameter
from rathaus_services.activation.first import SINCE, SOURCE
from rathaus_services.releases import api as releases
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef


@contextmanager
def installed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The folder counts as installed inside; gives its key. Must hold no finding."""
    before = tuple(registry.folders())
    monkeypatch.setattr(registry, "folders", lambda: iter((*before, folder)))
    forget()
    try:
        assert [str(problem) for problem in registry.problems() if problem.module == folder.name] == []
        releases.sync()
        yield folder.name
    finally:
        monkeypatch.undo()
        forget()


def offer(town: TownRef, key: str) -> None:
    """The town offers the service with its example values."""
    with in_town(town):
        for name, parameter in registry.module(key).parameters.items():
            if parameter.example != parameter.default:
                set_parameter(key, name, parameter.example, SINCE, SOURCE, demonstration=True)
        activate(key, active_from=SINCE)
