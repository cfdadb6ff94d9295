"""A client for ClamAV's clamd: the INSTREAM command over TCP or a unix socket."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from rathaus_platform.errors import Unavailable

_CHUNK: Final = 64 * 1024
_CONNECT_SECONDS: Final = 2.0
_SCAN_SECONDS: Final = 30.0


class ScannerUnavailable(Unavailable):
    """The scanner does not answer, or with an error. While one is set, nothing is taken in unchecked."""

    code = "virenpruefung_gestoert"


@dataclass(frozen=True)
class ScanResult:
    """`signature` names what was found; empty means nothing was."""

    signature: str

    @property
    def clean(self) -> bool:
        """Nothing was found."""
        return not self.signature


def scan(data: bytes, url: str) -> ScanResult:
    """Ask clamd at `tcp://host:port` or `unix:///path`. Raises ScannerUnavailable."""
    try:
        with _connect(url) as connection:
            connection.settimeout(_SCAN_SECONDS)
            for piece in _instream(data):
                connection.sendall(piece)
            answer = _answer(connection)
    except OSError as problem:
        raise ScannerUnavailable from problem
    if answer == "stream: OK":
        return ScanResult("")
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return ScanResult(answer.removeprefix("stream: ").removesuffix(" FOUND"))
    raise ScannerUnavailable


def _connect(url: str) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(_CONNECT_SECONDS)
        connection.connect(parts.path)
        return connection
    return socket.create_connection((parts.hostname or "localhost", parts.port or 3310), _CONNECT_SECONDS)


def _instream(data: bytes) -> Iterator[bytes]:
    yield b"zINSTREAM\0"
    for start in range(0, len(data), _CHUNK):
        piece = data[start : start + _CHUNK]
        yield len(piece).to_bytes(4, "big") + piece
    yield bytes(4)


def _answer(connection: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0"):
        piece = connection.recv(4096)
        if not piece:
            break
        answer += piece
    return answer.rstrip(b"\0\n").decode(errors="replace")
