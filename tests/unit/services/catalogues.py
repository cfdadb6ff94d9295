"""A second catalogue as somebody else would ship it: a package with an entry point, found by the path alone."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.unit.services.folders import change, copy_of

from rathaus_services import registry
from rathaus_services.releases import modules

PACKAGE = "zweiter_katalog"
_CACHES = (registry.loaded, registry._by_key)


def written(site: Path) -> Path:
    """An empty catalogue in a folder like site-packages, as an installer leaves it."""
    about = site / f"{PACKAGE}-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {PACKAGE}\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(f"[{registry.GROUP}]\nzweiter = {PACKAGE}\n")
    (site / PACKAGE).mkdir()
    (site / PACKAGE / "__init__.py").write_text('raise AssertionError("catalogues are located, never imported")\n')
    return site / PACKAGE


def service(catalogue: Path, key: str, copied: str, titles: dict[str, str]) -> Path:
    """A copy of an installed service under a new key and title: nothing else differs."""
    folder = copy_of(copied, catalogue, key)
    change(folder / "module.yaml", f"key: {copied}", f"key: {key}")
    for old, new in titles.items():
        for language in ("de", "de-LS"):
            change(folder / f"texts/{language}.yaml", f"title: {old}\n", f"title: {new}\n")
    return folder


@contextmanager
def installed(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The packages in this folder are installed inside."""
    with monkeypatch.context() as inside:
        inside.syspath_prepend(site)
        importlib.invalidate_caches()
        forget()
        try:
            yield
        finally:
            inside.undo()
            forget()


def forget() -> None:
    """What is installed is read anew in this process."""
    for cached in _CACHES:
        cached.cache_clear()
    modules.forget()
