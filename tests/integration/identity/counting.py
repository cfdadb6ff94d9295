"""A forwarder in front of Keycloak that counts what we ask: browsers go to Keycloak directly."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx


class Counting:
    """A server on 127.0.0.1; `asked` lists method and path of every request; a `status` is the answer to all."""

    def __init__(self, target: str, status: int = 0) -> None:
        self.asked: list[str] = []
        self._status = status
        self._target = target
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        """Where the web tier is to reach Keycloak."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        """End the server."""
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        counting = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                counting.asked.append(f"{self.command} {self.path}")
                if counting._status:
                    self.send_error(counting._status)
                    return
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                headers = {n: v for n, v in self.headers.items() if n.lower() in ("authorization", "content-type")}
                answer = httpx.request(self.command, counting._target + self.path, content=body, headers=headers)
                self.send_response(answer.status_code)
                self.send_header("Content-Type", answer.headers.get("content-type", ""))
                self.send_header("Content-Length", str(len(answer.content)))
                if "location" in answer.headers:  # what was made, and where
                    self.send_header("Location", answer.headers["location"])
                self.end_headers()
                self.wfile.write(answer.content)

            do_POST = do_PUT = do_DELETE = do_GET

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler
