"""The catcher's page: `/` a list for people, `/mails.json` for programs, `/<id>.eml` the mail itself."""

import json
from dataclasses import asdict
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import Any

from rathaus_site.embedded.mail.store import CaughtMail, MailStore

_PAGE = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Aufgefangene E-Mails</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><h1>Aufgefangene E-Mails</h1>
<p>Nichts davon hat diese Maschine verlassen. Für Programme: <a href="/mails.json">mails.json</a></p>
{mails}</body></html>
"""


def page_handler(store: MailStore) -> type[BaseHTTPRequestHandler]:
    """A request handler that answers from this store."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            if path == "/mails.json" or (path == "/" and "application/json" in self.headers.get("Accept", "")):
                mails = [asdict(mail) for mail in store.mails()]
                self._answer("application/json", json.dumps(mails, ensure_ascii=False, indent=1).encode())
            elif path == "/":
                self._answer("text/html; charset=utf-8", _page(store.mails()).encode())
            elif path.endswith(".eml") and (raw := store.raw(path[1:-4])) is not None:
                self._answer("message/rfc822", raw)
            else:
                self.send_error(HTTPStatus.NOT_FOUND)

        def _answer(self, media_type: str, body: bytes) -> None:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", "default-src 'none'")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet: readiness asks often."""

    return Handler


def _page(mails: list[CaughtMail]) -> str:
    return _PAGE.format(mails="".join(map(_mail, mails)) or "<p>Noch keine.</p>")


def _mail(mail: CaughtMail) -> str:
    attachments = f"<p>Anhänge: {escape(', '.join(mail.attachments))}</p>" if mail.attachments else ""
    return (
        f"<article><h2>{escape(mail.subject)}</h2>"
        f"<p>{escape(mail.received)} · von {escape(mail.sender)} · an {escape(mail.recipients)} · "
        f'<a href="/{mail.id}.eml">Quelltext</a></p>{attachments}<pre>{escape(mail.body)}</pre></article>'
    )
