"""Caught mails as files: one .eml each, newest first, the oldest beyond a thousand thrown away."""

import email
import email.policy
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

KEPT = 1000


@dataclass(frozen=True)
class CaughtMail:
    """What the page shows of a mail."""

    id: str
    received: str  # ISO 8601, UTC
    sender: str
    recipients: str
    subject: str
    message_id: str
    body: str
    attachments: list[str]


class MailStore:
    """A folder of mails."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, content: bytes, sender: str, recipients: Sequence[str]) -> str:
        """Writes a mail with the envelope's addresses on top and returns its id."""
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{uuid.uuid4().hex[:8]}"
        unfinished = self.folder / f"{name}.new"
        envelope = f"X-Envelope-From: {sender}\r\nX-Envelope-To: {', '.join(recipients)}\r\n"
        unfinished.write_bytes(envelope.encode() + content)
        unfinished.rename(self.folder / f"{name}.eml")
        for old in sorted(self.folder.glob("*.eml"))[:-KEPT]:
            old.unlink(missing_ok=True)
        return name

    def raw(self, mail_id: str) -> bytes | None:
        """The mail as it came; None where there is none of this id."""
        known = {path.stem: path for path in self.folder.glob("*.eml")}
        return known[mail_id].read_bytes() if mail_id in known else None

    def mails(self) -> list[CaughtMail]:
        """All mails, newest first."""
        return [self._read(path) for path in sorted(self.folder.glob("*.eml"), reverse=True)]

    def _read(self, path: Path) -> CaughtMail:
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        received = datetime.strptime(path.stem.partition("-")[0], "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
        return CaughtMail(
            id=path.stem,
            received=received.isoformat(),
            sender=str(message["From"] or message["X-Envelope-From"]),
            recipients=str(message["X-Envelope-To"]),
            subject=str(message["Subject"] or ""),
            message_id=str(message["Message-ID"] or ""),
            body=_text(message),
            attachments=[part.get_filename() or "ohne Namen" for part in message.iter_attachments()],
        )


def _text(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    return str(part.get_content()) if part is not None else ""
