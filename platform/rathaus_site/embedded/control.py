"""The control socket of the process manager, with a limit to the waiting."""

import socket
from pathlib import Path
from typing import Any

from supervisor.xmlrpc import SupervisorTransport, UnixStreamHTTPConnection

from rathaus_site.embedded.problems import EmbeddedProblem

PATIENCE = 15.0  # seconds; it answers in milliseconds unless it was stopped (SIGSTOP) or hangs


class Control(SupervisorTransport):  # type: ignore[misc]
    """Calls to the manager. Raises OSError where none listens, EmbeddedProblem where one listens and is silent."""

    def __init__(self, path: Path) -> None:
        super().__init__(None, None, f"unix://{path}")
        self._path = path
        self._get_connection = self._patient

    def request(self, *arguments: Any, **options: Any) -> Any:
        """One call."""
        try:
            return super().request(*arguments, **options)
        except TimeoutError as problem:
            raise EmbeddedProblem(
                f"Der Prozessverwalter (supervisord an {self._path}) antwortet nicht. "
                "Angehalten? `kill -CONT` setzt ihn fort, `kill -9` beendet ihn; danach `rathaus up`."
            ) from problem

    def _patient(self) -> UnixStreamHTTPConnection:
        connection = _Patient("localhost")
        connection.socketfile = str(self._path)
        return connection


class _Patient(UnixStreamHTTPConnection):  # type: ignore[misc]
    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(PATIENCE)
        self.sock.connect(self.socketfile)
