"""The scanner's client against a real clamd with one signature of our own, where clamd is installed."""

import contextlib
import io
import os
import shutil
import socket
import subprocess
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.corpus import uploads
from tests.harness.needed import missing, needs

from rathaus_platform.documents.api import ScannerUnavailable
from rathaus_platform.documents.scan import scan

# Debian puts it where only root looks.
CLAMD = shutil.which("clamd", path=f"{os.environ.get('PATH', os.defpath)}:/usr/local/sbin:/usr/sbin")
pytestmark = needs(CLAMD is not None, "clamd is not installed (Debian, Ubuntu: apt install clamav-daemon)")


@pytest.fixture(scope="module")
def clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("clamd")
    (folder / "db").mkdir()
    (folder / "db" / "own.ndb").write_text(f"Rathaus.Test.EICAR:0:*:{uploads.EICAR.hex()}\n")
    path = folder / "socket"
    settings = {
        "Foreground": "yes",
        "LocalSocket": path,
        "DatabaseDirectory": folder / "db",
        "StreamMaxLength": "12M",
        "LogFile": folder / "log",
    }
    (folder / "clamd.conf").write_text("".join(f"{name} {value}\n" for name, value in settings.items()))
    process = subprocess.Popen(
        [str(CLAMD), "--config-file", folder / "clamd.conf"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(path, process)
        yield f"unix://{path}"
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(path: Path, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
        with socket.socket(socket.AF_UNIX) as probe:
            if probe.connect_ex(str(path)) == 0:
                return
    missing("clamd did not start")


def test_a_clean_file_passes(clamd: str) -> None:
    assert scan(uploads.pdf(), clamd).clean


@pytest.mark.parametrize("wrapped", [False, True])
def test_the_test_virus_is_found_also_inside_an_archive(clamd: str, wrapped: bool) -> None:
    data = uploads.EICAR
    if wrapped:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("eicar.com", data)
        data = out.getvalue()

    assert scan(data, clamd).signature == "Rathaus.Test.EICAR.UNOFFICIAL"


def test_a_file_that_clamd_finds_too_large_counts_as_not_checked(clamd: str) -> None:
    with pytest.raises(ScannerUnavailable):
        scan(bytes(13 * 1024 * 1024), clamd)
