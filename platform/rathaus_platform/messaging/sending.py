"""The outbox's handler for mails. A second attempt sends the same Message-ID, by which receivers deduplicate."""

import hashlib
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.module_loading import import_string

from rathaus_platform.documents import api as documents
from rathaus_platform.errors import NotFound
from rathaus_platform.messaging.mail import Mail
from rathaus_platform.messaging.transport import connection
from rathaus_platform.outbox.api import Delivery, handler

KIND = "mail"


@handler(KIND)
def send(delivery: Delivery) -> None:
    """Send one mail of the bound town. What the server answers with an error is raised: the outbox tries again."""
    if delivery.sealed is None:
        raise NotFound
    message = compose(Mail.unsealed(delivery.sealed, delivery.key), delivery.key, _sender())
    with connection() as server:
        server.send_messages([message])


def compose(mail: Mail, key: str, sender: str) -> EmailMessage:
    """The mail as it goes out. Attached files that were erased in the meantime stay away."""
    message = EmailMessage(
        subject=" ".join(mail.subject.split()),
        body=mail.body,
        from_email=sender,
        to=[mail.to],
        headers={
            "Message-ID": message_id(key, sender),
            "Auto-Submitted": "auto-generated",  # RFC 3834: no machine shall answer
            "X-Auto-Response-Suppress": "All",
            "Content-Language": "de",
        },
    )
    for file in documents.infos(UUID(one) for one in mail.attachments):
        message.attach(file.name, documents.read(file.id), file.media_type)
    return message


def message_id(key: str, sender: str) -> str:
    """The same for every attempt of the same mail of the same town; tells nothing about the case."""
    domain = parseaddr(sender)[1].rpartition("@")[2] or "rathaus.invalid"
    return f"<{hashlib.sha256(f'{domain}/{key}'.encode()).hexdigest()[:40]}@{domain}>"


def _sender() -> str:
    sender = import_string(settings.RATHAUS_TOWN_SENDER)()
    if not isinstance(sender, str):
        raise TypeError(f"{settings.RATHAUS_TOWN_SENDER} gave no text")
    return sender
