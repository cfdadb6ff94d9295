"""A mail server that keeps what Keycloak sends."""

import re
import threading
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from rathaus_site.embedded.ports import free_port


class Post:
    """On 127.0.0.1; mails by recipient."""

    def __init__(self) -> None:
        self._arrived = threading.Condition()
        self._mails: list[tuple[str, EmailMessage]] = []
        self.port = free_port()
        self._server = Controller(self, hostname="127.0.0.1", port=self.port)
        self._server.start()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep one."""
        message = message_from_bytes(envelope.original_content or b"", policy=policy.default)
        with self._arrived:
            self._mails.extend((to, message) for to in envelope.rcpt_tos)  # type: ignore[misc]
            self._arrived.notify_all()
        return "250 OK"

    def link_to(self, address: str, seconds: float = 10) -> str:
        """The address in the last mail to somebody."""
        with self._arrived:
            found = self._arrived.wait_for(lambda: [m for to, m in self._mails if to == address], timeout=seconds)
        assert found, f"no mail to {address}"
        body = found[-1].get_body(("plain",))
        assert body is not None
        links = re.findall(r"https?://\S+", body.get_content())
        return str(links[0])

    def close(self) -> None:
        """End the server."""
        self._server.stop()
