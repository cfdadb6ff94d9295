"""Tests that share something dear run on one worker: proved with a real run of pytest-xdist."""

import subprocess
import sys
from pathlib import Path

from tests.harness.grouping import group_of

from rathaus_site.frontend.places import ROOT

CONFTEST = """
import sys
sys.path.append({root!r})
from tests.harness.grouping import Grouped

def pytest_xdist_make_scheduler(config, log):
    return Grouped(config, log)
"""
TESTS = """
import os, pathlib, pytest

@pytest.mark.parametrize("number", range(6))
def test_which_worker(number):
    with pathlib.Path(__file__).with_name("workers").open("a") as file:
        file.write(os.environ["PYTEST_XDIST_WORKER"] + " ")
"""


def test_a_shared_stack_and_a_shared_keycloak_are_one_group_each() -> None:
    assert group_of("tests/e2e/test_a.py::test_x[1]") == group_of("tests/e2e/test_b.py::test_y")
    assert group_of("tests/unit/test_a.py::test_x") != group_of("tests/unit/test_b.py::test_x")


def test_two_workers_never_share_a_group(tmp_path: Path) -> None:
    folder = tmp_path / "tests" / "e2e"
    folder.mkdir(parents=True)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "conftest.py").write_text(CONFTEST.format(root=str(ROOT)))
    for name in ("a", "b"):
        (folder / f"test_{name}.py").write_text(TESTS)
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-p", "no:django", "-p", "no:cacheprovider"]
    done = subprocess.run([*command, "--import-mode=importlib"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    workers = (folder / "workers").read_text().split()
    assert (len(workers), len(set(workers))) == (12, 1)
