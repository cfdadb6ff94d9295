"""The door `./rathaus` before there is a .venv: it finds a Python that fits, or says in one line what is missing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rathaus_site.frontend.places import ROOT, SOURCE_ROOTS

TOOLS = ("sh", "cat", "cksum", "dirname", "rm", "pwd")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A checkout's door and locks, and an own PATH with nothing but what POSIX promises."""
    shutil.copy(ROOT / "rathaus", tmp_path / "rathaus")
    shutil.copy(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    shutil.copytree(ROOT / "locks", tmp_path / "locks")
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        (tmp_path / "bin" / tool).symlink_to(str(shutil.which(tool)))
    return tmp_path


def _program(house: Path, name: str, text: str) -> None:
    path = house / "bin" / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def _open(house: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {"PATH": str(house / "bin"), "HOME": str(house)}
    return subprocess.run(
        [str(house / "rathaus"), *arguments], env=environment, capture_output=True, text=True, check=False
    )


def test_no_python_is_said_in_one_line(house: Path) -> None:
    done = _open(house, "status")
    assert done.returncode == 1
    assert "Python 3.11 oder neuer fehlt" in done.stderr


def test_an_old_python_is_not_taken(house: Path) -> None:
    _program(house, "python3", "exit 1")  # what `sys.exit(sys.version_info < (3, 11))` does there
    done = _open(house, "status")
    assert done.returncode == 1
    assert "Python 3.11 oder neuer fehlt" in done.stderr


def test_a_python_without_ensurepip_names_the_package(house: Path) -> None:
    _program(house, "python3", f'case "$*" in *ensurepip*) exit 1;; *) exec "{sys.executable}" "$@";; esac')
    done = _open(house, "status")
    assert done.returncode == 1
    assert "apt install python3-venv" in done.stderr
    assert not (house / ".venv" / ".rathaus-installed").exists()


def test_an_unchanged_lock_installs_nothing(house: Path) -> None:
    venv = house / ".venv" / "bin"
    venv.mkdir(parents=True)
    (venv / "python").write_text('#!/bin/sh\necho "$@"\n')
    (venv / "python").chmod(0o755)
    locks = [house / "locks" / "dev.lock", house / "pyproject.toml"]
    checksum = subprocess.run(
        ["cksum"], input=b"".join(lock.read_bytes() for lock in locks), capture_output=True, check=True
    )
    stamp = house / ".venv" / ".rathaus-installed"
    stamp.write_text(f"locks/dev.lock {house.resolve()} {checksum.stdout.decode()}")
    for command in ("up", "test"):  # the development lock holds everything of the other one
        done = _open(house, command, "--help")
        assert (done.returncode, done.stdout) == (0, f"-m rathaus_site {command} --help\n"), done.stderr


def test_who_has_the_tools_keeps_them_when_a_lock_changes(house: Path) -> None:
    venv = house / ".venv" / "bin"
    venv.mkdir(parents=True)
    (venv / "python").write_text(f'#!/bin/sh\necho "$@" >>"{house}/asked"\n')
    (venv / "python").chmod(0o755)
    (house / ".venv" / ".rathaus-installed").write_text(f"locks/dev.lock {house.resolve()} of another day\n")
    done = _open(house, "status")
    assert "installiere locks/dev.lock" in done.stderr
    assert "locks/embedded.lock" not in (house / "asked").read_text()


@pytest.mark.faults
def test_a_fresh_checkout_opens_and_a_moved_one_opens_again(tmp_path: Path) -> None:
    place = tmp_path / "first"
    place.mkdir()
    for name in ("rathaus", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, place / name)
    for name in ("locks", *(root.name for root in SOURCE_ROOTS)):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__", "vendor"))
    assert "status" in _help(place)
    assert "status" in _help(place.rename(tmp_path / "second"))


def _help(place: Path) -> str:
    environment = {**os.environ, "RATHAUS_PYTHON": sys.executable}
    done = subprocess.run(
        [str(place / "rathaus"), "--help"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
