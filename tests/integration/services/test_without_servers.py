"""Whoever writes a service needs no running stack: the commands that only read files run anywhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

RATHAUS = (sys.executable, "-m", "rathaus_site")


def call(state: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RATHAUS_", "DJANGO_"))}
    environment = {**kept, "RATHAUS_STATE": str(state)}
    return subprocess.run([*RATHAUS, *arguments], env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("arguments", [("services", "check", "hundesteuer_anmeldung"), ("services", "list", "--json")])
def test_reading_commands_need_no_environment(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = call(tmp_path, *arguments)

    assert done.returncode == 0, done.stderr
    assert "hundesteuer_anmeldung" in done.stdout or "1 Leistungen" in done.stdout


def test_commands_that_need_servers_name_every_missing_setting(tmp_path: Path) -> None:
    done = call(tmp_path, "town", "list")

    assert done.returncode == 1
    assert "RATHAUS_DATABASE_URL" in done.stderr
    assert "RATHAUS_SECRET_KEY" in done.stderr
