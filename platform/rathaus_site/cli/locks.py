"""`rathaus lock`: writes the locks anew after a change of pyproject.toml. No registry's address gets into them."""

import subprocess
import sys
from pathlib import Path

from rathaus_site.frontend.places import ROOT

LOCKS = {"runtime": (), "embedded": ("embedded",), "dev": ("embedded", "dev", "chart")}


def lock() -> None:
    """Schreibt die Sperrdateien neu, eine je Gruppe, mit Prüfsummen."""
    uv = str(Path(sys.executable).with_name("uv"))
    for name, extras in LOCKS.items():
        command = [uv, "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header", "pyproject.toml"]
        command += [part for extra in extras for part in ("--extra", extra)]
        subprocess.run([*command, "--output-file", f"locks/{name}.lock"], cwd=ROOT, check=True)
