"""The wheel holds every package with its data: templates, static files, SQL, typst, the catalogue's folders."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
SOURCE_ROOTS = ("platform", "tenants", "service_modules", "cms", "graphql")


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with ZipFile(next(folder.glob("*.whl"))) as wheel:
        return set(wheel.namelist())


def test_every_tracked_file_of_a_package_is_in_the_wheel(packed: set[str]) -> None:
    listed = subprocess.run(["git", "ls-files", *SOURCE_ROOTS], cwd=ROOT, capture_output=True, text=True, check=True)
    tracked = {path.split("/", 1)[1] for path in listed.stdout.splitlines() if path.count("/") > 1}

    assert len(tracked) > 200
    assert tracked - packed == set()


def test_vendored_front_end_files_are_in_the_wheel(packed: set[str]) -> None:
    vendor = ROOT / "platform/rathaus_platform/web/static/vendor"
    built = {str(path.relative_to(ROOT / "platform")) for path in vendor.rglob("*") if path.is_file()}

    assert built, "the front end has not been built: ./rathaus assets"
    assert built - packed == set()
