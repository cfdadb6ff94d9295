"""Takes Keycloak's back-channel calls, so that tests can hand the real tokens to the towns."""

import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs


class Calls:
    """A server on 127.0.0.1; every POST is kept as (path, logout token)."""

    def __init__(self) -> None:
        self._arrived = threading.Condition()
        self._taken: list[tuple[str, str]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        """The server's address."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def clear(self) -> None:
        """Forget what came before."""
        with self._arrived:
            self._taken.clear()

    def await_path(self, path: str, sid: str = "", seconds: float = 10) -> str:
        """The token of a call to this path, and about this session if one is named."""
        with self._arrived:
            found = self._arrived.wait_for(lambda: self._matching(path, sid), timeout=seconds)
        assert found, f"Keycloak did not call {path}, only {[p for p, _ in self._taken]}"
        return found[0]

    def _matching(self, path: str, sid: str) -> list[str]:
        return [token for p, token in self._taken if p == path and sid in ("", _claims(token)["sid"])]

    def close(self) -> None:
        """End the server."""
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        calls = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                with calls._arrived:
                    calls._taken.append((self.path, parse_qs(body)["logout_token"][0]))
                    calls._arrived.notify_all()
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler


def _claims(token: str) -> dict[str, str]:
    payload = token.split(".")[1]
    claims: dict[str, str] = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return claims
