"""The client of clamd: what it sends, and what it makes of every answer, also of none."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytest_django import Settings

from rathaus_platform.documents.api import ScannerUnavailable, UploadRefused, check_upload
from rathaus_platform.documents.scan import scan


@contextmanager
def _clamd(answer: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """A server that reads one INSTREAM command as clamd does and gives the answer."""
    received: list[bytes] = []

    def serve() -> None:
        connection, _ = server.accept()
        with connection, connection.makefile("rb") as stream:
            received.append(stream.read(len(b"zINSTREAM\0")))
            while length := int.from_bytes(stream.read(4), "big"):
                received.append(stream.read(length))
            connection.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as server:
        worker = threading.Thread(target=serve, daemon=True)
        worker.start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}", received
        worker.join(5)


def test_the_whole_file_is_sent_in_pieces() -> None:
    data = bytes(range(256)) * 600

    with _clamd(b"stream: OK\0") as (url, received):
        result = scan(data, url)

    assert result.clean
    assert received[0] == b"zINSTREAM\0"
    assert len(received) == 4
    assert b"".join(received[1:]) == data


def test_what_was_found_is_named() -> None:
    with _clamd(b"stream: Eicar-Test-Signature FOUND\0") as (url, _):
        result = scan(b"x", url)
    assert not result.clean
    assert result.signature == "Eicar-Test-Signature"


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"stream: ", b"\xff\xfe\0"])
def test_every_other_answer_means_not_checked(answer: bytes) -> None:
    with _clamd(answer) as (url, _), pytest.raises(ScannerUnavailable):
        scan(b"x", url)


@pytest.mark.parametrize("url", ["tcp://127.0.0.1:1", "unix:///nowhere/clamd.socket"])
def test_no_scanner_means_not_checked(url: str) -> None:
    with pytest.raises(ScannerUnavailable):
        scan(b"x", url)


def test_an_upload_with_a_virus_is_refused_and_a_clean_one_says_so(settings: Settings) -> None:
    png = (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU"
        b"\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82"
    )
    with _clamd(b"stream: Eicar FOUND\0") as (url, _):
        settings.CLAMD_URL = url
        with pytest.raises(UploadRefused) as refusal:
            check_upload("a.png", png)
    assert refusal.value.reason == "schadsoftware"

    with _clamd(b"stream: OK\0") as (url, _):
        settings.CLAMD_URL = url
        assert check_upload("a.png", png).state == "clean"


def test_while_the_scanner_is_away_nothing_is_taken(settings: Settings) -> None:
    settings.CLAMD_URL = "tcp://127.0.0.1:1"
    with pytest.raises(ScannerUnavailable) as refusal:
        check_upload("a.pdf", b"%PDF-1.7")
    assert refusal.value.status == 503
