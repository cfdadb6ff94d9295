"""Ports on 127.0.0.1: is one free, and a free one for tests. All below 32768, where client ports begin."""

import secrets
import socket


def is_free(port: int) -> bool:
    """Whether a server could listen on this port of 127.0.0.1 now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def free_port() -> int:
    """A free port for a test's server, drawn by chance so that two runs at a time do not meet."""
    while True:
        port = 20000 + secrets.randbelow(12000)
        if is_free(port):
            return port
