"""The source roots must never shadow Python's `platform` or graphql-core."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE_ROOTS = ("platform", "tenants", "service_modules", "cms", "graphql")


def test_platform_and_graphql_are_the_libraries_from_the_repository_root() -> None:
    command = "import platform, graphql; print(platform.__file__); print(graphql.__file__)"

    answer = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True)

    stdlib, core = answer.stdout.split()
    assert not stdlib.startswith(str(ROOT / "platform"))
    assert not core.startswith(str(ROOT / "graphql"))
    assert core.endswith("graphql/__init__.py")


def test_no_source_root_is_a_package() -> None:
    assert [root for root in SOURCE_ROOTS if (ROOT / root / "__init__.py").exists()] == []


def test_every_package_is_typed() -> None:
    packages = [path for root in SOURCE_ROOTS for path in (ROOT / root).glob("rathaus_*") if path.is_dir()]

    assert len(packages) >= 8
    assert [package.name for package in packages if not (package / "py.typed").exists()] == []
