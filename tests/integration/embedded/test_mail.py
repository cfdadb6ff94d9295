"""The mail catcher as a real process: mails arrive by SMTP and are seen as page, as JSON and as they were."""

import os
import smtplib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import httpx
import pytest

from rathaus_site.embedded import probes, waiting
from rathaus_site.embedded.mail.store import MailStore
from rathaus_site.embedded.ports import free_port


@dataclass(frozen=True)
class Catcher:
    """Where it answers."""

    smtp_port: int
    url: str

    def send(self, message: EmailMessage) -> None:
        with smtplib.SMTP("127.0.0.1", self.smtp_port) as client:
            client.send_message(message)


@pytest.fixture
def catcher(tmp_path: Path) -> Iterator[Catcher]:
    smtp_port, page_port = free_port(), free_port()
    command = [sys.executable, "-m", "rathaus_site.embedded.mail", str(tmp_path), str(smtp_port), str(page_port)]
    process = subprocess.Popen(command, env=dict(os.environ))
    url = f"http://127.0.0.1:{page_port}/"
    try:
        waiting.until(lambda: probes.page(url), seconds=20, what="mail", alive=lambda: process.poll() is None)
        yield Catcher(smtp_port, url)
    finally:
        process.terminate()
        assert process.wait(20) == 0


def _mail() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Stadt Ahausen <noreply@ahausen.localhost>"
    message["To"] = "erika@example.org"
    message["Subject"] = "Ihre Anmeldung für Straße & <Weg>"
    message["Message-ID"] = "<eins@ahausen.localhost>"
    message.set_content("Grüße aus dem Rathaus\n<script>alert(1)</script>\n")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="bescheid.pdf")
    return message


def test_a_mail_is_caught_whole(catcher: Catcher) -> None:
    catcher.send(_mail())
    (mail,) = httpx.get(f"{catcher.url}mails.json").json()
    assert mail["subject"] == "Ihre Anmeldung für Straße & <Weg>"
    assert mail["recipients"] == "erika@example.org"
    assert mail["message_id"] == "<eins@ahausen.localhost>"
    assert "Grüße aus dem Rathaus" in mail["body"]
    assert mail["attachments"] == ["bescheid.pdf"]
    raw = httpx.get(f"{catcher.url}{mail['id']}.eml")
    assert raw.headers["content-type"] == "message/rfc822"
    assert b"bescheid.pdf" in raw.content


def test_the_page_shows_mails_without_running_them(catcher: Catcher) -> None:
    catcher.send(_mail())
    page = httpx.get(catcher.url)
    assert "Straße &amp; &lt;Weg&gt;" in page.text
    assert "<script>" not in page.text
    assert page.headers["content-security-policy"] == "default-src 'none'"
    assert httpx.get(catcher.url, headers={"Accept": "application/json"}).json()


@pytest.mark.parametrize("path", ["nichts.eml", "../environment", "%2e%2e/environment.eml"])
def test_nothing_but_mails_is_handed_out(catcher: Catcher, path: str) -> None:
    assert httpx.get(f"{catcher.url}{path}").status_code == httpx.codes.NOT_FOUND


def test_newest_first_and_no_more_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rathaus_site.embedded.mail.store.KEPT", 2)
    store = MailStore(tmp_path)
    for number in range(3):
        store.keep(f"Subject: {number}\r\n\r\n".encode(), "a@example.org", ["b@example.org"])
    assert [mail.subject for mail in store.mails()] == ["2", "1"]
