"""An issuer on 127.0.0.1 with its own keys: publishes discovery and keys, and signs whatever a test wants signed."""

import base64
import hashlib
import hmac
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey


class Issuer:
    """A real HTTP server; its documents can be changed by tests."""

    def __init__(self, realm: str = "buerger") -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "first"})
        self.published = [self.key]
        self.asked: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/realms/{realm}"
        self._path = f"/realms/{realm}"
        self.says_issuer = self.url

    def sign(self, claims: dict[str, Any], *, key: Any = None, alg: str = "RS256", typ: str = "JWT") -> str:
        """A token; by default with the published key."""
        used = key or self.key
        header = {"alg": alg, "typ": typ, "kid": used.kid} if used.kid else {"alg": alg, "typ": typ}
        return jwt.encode(header, claims, used, algorithms=[alg])

    def id_claims(self, **changed: Any) -> dict[str, Any]:
        """Claims of a good ID token for client `stadt-ahausen`; None removes one."""
        now = int(time.time())
        claims = {
            "iss": self.url, "sub": "somebody", "aud": "stadt-ahausen", "azp": "stadt-ahausen", "typ": "ID",
            "exp": now + 300, "iat": now, "nonce": "the-nonce", "sid": "the-session", "acr": "basis",
        }  # fmt: skip
        return {name: value for name, value in (claims | changed).items() if value is not None}

    def access_claims(self, town: str, **changed: Any) -> dict[str, Any]:
        """Claims of a good access token for program `programm-ahausen-steuer`; None removes one."""
        now = int(time.time())
        claims = {
            "iss": self.url, "sub": "service-account", "aud": "rathaus-api", "azp": "programm-ahausen-steuer",
            "typ": "Bearer", "exp": now + 300, "iat": now, "jti": "number-1", "rathaus_town": town,
            "scope": "town:read news:read services:read cases:submit cases:read cases:answer",
        }  # fmt: skip
        return {name: value for name, value in (claims | changed).items() if value is not None}

    def logout_claims(self, **changed: Any) -> dict[str, Any]:
        """Claims of a good logout token; None removes one."""
        now = int(time.time())
        claims = {
            "iss": self.url, "sub": "somebody", "aud": "stadt-ahausen", "sid": "the-session", "jti": "number-1",
            "exp": now + 120, "iat": now, "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
        }  # fmt: skip
        return {name: value for name, value in (claims | changed).items() if value is not None}

    def confused(self, claims: dict[str, Any], *, typ: str = "JWT") -> str:
        """A token signed by HMAC with the published key as shared secret (made by hand, joserfc refuses to)."""
        parts = [_base64(json.dumps(p).encode()) for p in ({"alg": "HS256", "typ": typ, "kid": "first"}, claims)]
        secret = self.key.as_pem(private=False)
        signature = hmac.new(secret, ".".join(parts).encode(), hashlib.sha256).digest()
        return ".".join([*parts, _base64(signature)])

    def close(self) -> None:
        """End the server."""
        self._server.shutdown()
        self._server.server_close()

    def _documents(self) -> dict[str, Any]:
        return {
            f"{self._path}/.well-known/openid-configuration": {
                "issuer": self.says_issuer,
                "authorization_endpoint": f"{self.url}/auth",
                "token_endpoint": f"{self.url}/token",
                "end_session_endpoint": f"{self.url}/logout",
                "jwks_uri": f"{self.url}/keys",
            },
            f"{self._path}/keys": KeySet(list(self.published)).as_dict(private=False),
        }

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                issuer.asked.append(self.path)
                document = issuer._documents().get(self.path)
                body = json.dumps(document).encode()
                self.send_response(404 if document is None else 200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
