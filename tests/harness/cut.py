"""A connection that breaks in the middle: passes bytes on to a server and cuts long answers off."""

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


@contextmanager
def cut_off(target: str, after: int) -> Iterator[str]:
    """The address of a forwarder to `target`; no answer gets longer than `after` bytes."""
    place = urlsplit(target)

    class Forwarder(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with socket.create_connection((place.hostname, place.port)) as server, suppress(OSError):
                threading.Thread(target=_pass_on, args=(self.request, server), daemon=True).start()
                left = after
                while left > 0 and (piece := server.recv(min(left, 65_536))):
                    self.request.sendall(piece)
                    left -= len(piece)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Forwarder) as forwarder:
        threading.Thread(target=forwarder.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{forwarder.server_address[1]}"
        finally:
            forwarder.shutdown()


def _pass_on(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(65_536):
            sink.sendall(piece)
