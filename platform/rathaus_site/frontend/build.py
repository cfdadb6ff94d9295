"""Makes `web/static/vendor/` from npm packages: whole or not at all, and only on a change."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from rathaus_platform.web import assets
from rathaus_site.frontend import css, fonts, icons, packages
from rathaus_site.frontend.places import ICON_LIST, LOCK, MODULES, SOURCE_ROOTS, VENDOR

KERN = MODULES / "@kern-ux" / "native"
LICENCES = {
    "kern-ux.txt": KERN / "LICENSE.md",
    "htmx.txt": MODULES / "htmx.org" / "LICENSE",
    "tabler-icons.txt": MODULES / "@tabler" / "icons" / "LICENSE",
}
OWN = Path(__file__).resolve().parent
_READ = (".html", ".py", ".js", ".css")


def build(extent: packages.Extent = "runtime", *, force: bool = False) -> bool:
    """Installs the packages and writes the vendor folder. Returns whether anything was written.

    Raises PackagesFailed or UnknownIcons; the vendor folder then stays as it was.
    """
    packages.install(extent)
    fingerprint = _fingerprint()
    stamp = VENDOR / ".stamp"
    if not force and stamp.exists() and stamp.read_text("utf-8") == fingerprint:
        return False
    unfinished = VENDOR.with_name("vendor.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    _write(unfinished)
    (unfinished / ".stamp").write_text(fingerprint, "utf-8")
    shutil.rmtree(VENDOR, ignore_errors=True)
    unfinished.rename(VENDOR)
    return True


def _write(target: Path) -> None:
    target.mkdir(parents=True)
    kern = (KERN / "dist" / "kern.min.css").read_text("utf-8")
    (target / "kern.css").write_text(css.layered(kern, css.usage(_texts())), "utf-8")
    shutil.copyfile(MODULES / "htmx.org" / "dist" / "htmx.min.js", target / "htmx.min.js")
    fonts.build(KERN / "dist" / "fonts", target / "fonts")
    icons.build(icons.names(ICON_LIST), MODULES / "@tabler" / "icons" / "icons" / "outline", target / "icons")
    assets.build(target)
    (target / "licences").mkdir()
    for name, source in LICENCES.items():
        shutil.copyfile(source, target / "licences" / name)


def _texts() -> Iterator[str]:
    """Everything in the source roots that may name a KERN class."""
    for root in SOURCE_ROOTS:
        for path in sorted(root.rglob("*")):
            if path.suffix in _READ and not path.is_relative_to(OWN) and not _is_vendor(path):
                yield path.read_text("utf-8")


def _is_vendor(path: Path) -> bool:
    return any(parent.name.startswith("vendor") and parent.parent == VENDOR.parent for parent in path.parents)


def _fingerprint() -> str:
    digest = hashlib.sha256(LOCK.read_bytes())
    for own in sorted(OWN.glob("*.py")):
        digest.update(own.read_bytes())
    for source in assets.sources():
        digest.update(source.read_bytes())
    digest.update("\n".join(icons.names(ICON_LIST)).encode())
    digest.update("\n".join(css.class_names(_texts())).encode())
    return digest.hexdigest()
