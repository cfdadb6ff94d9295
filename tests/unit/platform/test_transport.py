"""The mail server's URL, and the mail as it goes out."""

import pytest

from rathaus_platform.messaging.mail import Mail
from rathaus_platform.messaging.sending import compose, message_id
from rathaus_platform.messaging.transport import Server, parse

SENDER = "Stadt Ahausen <noreply@ahausen.example>"


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://127.0.0.1:2525", Server("127.0.0.1", 2525, "", "", tls=False, starttls=False)),
        ("smtp://mail.example", Server("mail.example", 25, "", "", tls=False, starttls=False)),
        ("smtps://mail.example", Server("mail.example", 465, "", "", tls=True, starttls=False)),
        (
            "smtp://rathaus%40example:ge%3Aheim@mail.example?starttls=1",
            Server("mail.example", 587, "rathaus@example", "ge:heim", tls=False, starttls=True),
        ),
    ],
)
def test_the_url_of_the_server(url: str, server: Server) -> None:
    assert parse(url) == server


@pytest.mark.parametrize("url", ["http://mail.example", "smtp://", "mail.example:25", "smtps://m.example?starttls=1"])
def test_what_is_no_server_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"smtps?://"):
        parse(url)


def test_the_mail_says_who_sends_it_and_that_no_machine_shall_answer() -> None:
    mail = Mail("erika@example.org", "Ihr Antrag\r\nBcc: x@example.org", "Guten Tag,\n\nÄÖÜ ß €")

    message = compose(mail, "mail/1", SENDER).message()

    assert message["From"] == SENDER
    assert message["To"] == "erika@example.org"
    assert message["Subject"] == "Ihr Antrag Bcc: x@example.org"
    assert message["Bcc"] is None
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content_type() == "text/plain"
    assert message.get_payload(decode=True).decode() == "Guten Tag,\n\nÄÖÜ ß €"  # type: ignore[union-attr]


def test_every_attempt_of_a_mail_has_the_same_id_and_other_mails_have_others() -> None:
    ids = {message_id(key, sender) for key in ("a", "b") for sender in (SENDER, "B <noreply@bestadt.example>")}
    assert len(ids) == 4
    assert message_id("a", SENDER) in ids
    assert message_id("a", SENDER).endswith("@ahausen.example>")
    assert "mail/case-7" not in message_id("mail/case-7", SENDER)
