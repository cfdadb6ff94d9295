"""Mails: sealed until they are sent, from the town, once, and through a real SMTP server."""

import socket
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Collector
from django.core import mail as django_mail
from pytest_django import Settings

from rathaus_platform.documents import api as documents
from rathaus_platform.messaging import api as messaging
from rathaus_platform.outbox import api as outbox
from rathaus_platform.outbox.models import Message
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef


def _notify(**values: object) -> object:
    given = {"to": "erika@example.org", "subject": "Ihr Antrag", "body": "Guten Tag,\n\nes geht weiter.", "key": "k"}
    return messaging.notify(**{**given, **values})  # type: ignore[arg-type]


def _deliver_all() -> list[str]:
    return [outbox.deliver(message) for message in outbox.due(10)]


def test_a_mail_lies_sealed_until_it_is_sent_and_comes_from_the_town(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        _notify()
        row = Message.objects.get()
        assert b"erika" not in bytes(row.sealed or b"erika")
        assert row.payload == {}

        assert _deliver_all() == ["done"]
        assert Message.objects.get().sealed is None

    (sent,) = django_mail.outbox
    assert sent.to == ["erika@example.org"]
    assert sent.from_email == f"Ahausen <noreply@{ahausen.host}>"
    assert sent.body == "Guten Tag,\n\nes geht weiter."
    with in_town(bestadt):
        assert not Message.objects.exists()


def test_the_same_key_is_one_mail_per_town(ahausen: TownRef, bestadt: TownRef) -> None:
    for town in (ahausen, bestadt):
        with in_town(town):
            _notify()
            _notify(subject="Noch einmal")
            assert _deliver_all() == ["done"]
    first, second = django_mail.outbox
    assert [first.subject, second.subject] == ["Ihr Antrag", "Ihr Antrag"]
    assert first.extra_headers["Message-ID"] != second.extra_headers["Message-ID"]


def test_stored_files_are_attached_and_erased_ones_stay_away(ahausen: TownRef) -> None:
    with in_town(ahausen):
        kept, erased = (
            documents.store(documents.own_document(name, b"%PDF-1.7", "application/pdf"), purpose="quittung").id
            for name in ("Quittung.pdf", "Alt.pdf")
        )
        _notify(attachments=[kept, erased])
        documents.erase(erased)
        assert _deliver_all() == ["done"]
    assert django_mail.outbox[0].attachments == [("Quittung.pdf", b"%PDF-1.7", "application/pdf")]


class _Mailbox(Collector):
    def __init__(self) -> None:
        super().__init__()
        self.mails: list[object] = []

    def handle_message(self, message: object) -> None:
        self.mails.append(message)


@pytest.fixture
def mailbox(settings: Settings) -> Iterator[_Mailbox]:
    """A real SMTP server, and Django's real SMTP backend."""
    box = _Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_URL = f"smtp://127.0.0.1:{port}"
    yield box
    controller.stop()


def test_a_mail_goes_over_the_wire(ahausen: TownRef, mailbox: _Mailbox) -> None:
    with in_town(ahausen):
        _notify(body="Grüße aus dem Rathaus – 10,00 €")
        assert _deliver_all() == ["done"]
    (got,) = mailbox.mails
    assert got["To"] == "erika@example.org"  # type: ignore[index]
    assert got["Auto-Submitted"] == "auto-generated"  # type: ignore[index]
    assert got["Message-ID"].endswith(f"@{ahausen.host}>")  # type: ignore[index]
    assert got.get_payload(decode=True).decode().strip() == "Grüße aus dem Rathaus – 10,00 €"  # type: ignore[attr-defined]


def test_while_the_server_is_away_the_mail_waits(ahausen: TownRef, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_URL = "smtp://127.0.0.1:1"
    with in_town(ahausen):
        _notify()
        (message,) = outbox.due(10)
        with pytest.raises(OSError):
            outbox.deliver(message)
        row = Message.objects.get()
        assert (row.done_at, row.last_error) == (None, "builtins.ConnectionRefusedError")
        assert row.sealed is not None
