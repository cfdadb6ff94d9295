"""What other packages may do with mails: have one sent, read where they go."""

from collections.abc import Sequence
from uuid import UUID

from rathaus_platform.messaging.mail import Mail
from rathaus_platform.messaging.transport import parse as mail_server
from rathaus_platform.outbox import api as outbox

__all__ = ["mail_server", "notify"]


def notify(*, to: str, subject: str, body: str, key: str, attachments: Sequence[UUID] = ()) -> UUID:
    """Have a plain-text mail sent after the caller's transaction; returns the outbox's id.

    `key` is unique in the town: the same key never sends a second mail. Address, subject and body lie sealed
    under the town's key and are deleted once sent. `attachments` are ids of stored files. Mails say that
    something lies ready, never what: contents belong on the status page.
    """
    mail = Mail(to=to, subject=subject, body=body, attachments=tuple(str(one) for one in attachments))
    return outbox.enqueue("mail", {}, key=key, sealed=mail.sealed(key))
