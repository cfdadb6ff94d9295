"""What runs in production runs on locks/runtime.lock alone: no embedded server, no tool of developers."""

import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Hides the modules named in the first argument, as if they were not installed, and runs the rest.
WITHOUT = """
import sys
from importlib.machinery import PathFinder
hidden, code = sys.argv[1].split(","), sys.argv[2]
class Installed(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name.partition(".")[0] in hidden else super().find_spec(name, path, target)
sys.meta_path[sys.meta_path.index(PathFinder)] = Installed
sys.argv[1:] = sys.argv[3:]
exec(code)
"""


def hidden() -> set[str]:
    """Modules whose packages production does not install."""
    lock = (ROOT / "locks/runtime.lock").read_text()
    kept = {name.lower().replace("_", "-") for name in re.findall(r"^([A-Za-z0-9._-]+)==", lock, re.MULTILINE)}
    kept |= {"rathaus", "pip"}
    return {
        module
        for module, packages in packages_distributions().items()
        if not any(re.sub(r"[._]", "-", package.lower()) in kept for package in packages)
    }


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        ("from rathaus_site.__main__ import main; main()", ["--help"]),
        ("from rathaus_site.__main__ import main; main()", ["migrate", "--help"]),
        ("from rathaus_site.__main__ import main; main()", ["identity", "--help"]),
        ("from rathaus_site.__main__ import main; main()", ["worker", "--help"]),
        ("import rathaus_site.wsgi", []),
        ("from rathaus_site.celery import app; app.loader.import_default_modules()", []),
    ],
)
def test_it_runs_without_what_only_development_installs(code: str, arguments: list[str]) -> None:
    missing = hidden()
    assert {"supervisor", "pytest", "jgo"} <= missing
    command = [sys.executable, "-c", WITHOUT, ",".join(missing), code, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
