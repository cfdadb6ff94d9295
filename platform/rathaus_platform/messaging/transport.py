"""Where mails go: an SMTP server by its URL. Which backend carries them is Django's EMAIL_BACKEND."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

_SECONDS: Final = 10


@dataclass(frozen=True)
class Server:
    """An SMTP server. `tls` from the first byte on (port 465), or `starttls` after the greeting (port 587)."""

    host: str
    port: int
    username: str
    password: str
    tls: bool
    starttls: bool


def parse(url: str) -> Server:
    """`smtp[s]://[user:password@]host[:port][?starttls=1]`, percent-encoded. Raises ValueError."""
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("a mail server's URL begins with smtp:// or smtps:// and names a host")
    tls = parts.scheme == "smtps"
    starttls = parse_qs(parts.query).get("starttls") == ["1"]
    if tls and starttls:
        raise ValueError("smtps:// is encrypted from the first byte on: starttls has no place there")
    return Server(
        host=parts.hostname,
        port=parts.port or (465 if tls else 587 if starttls else 25),
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=tls,
        starttls=starttls,
    )


def connection() -> BaseEmailBackend:
    """A connection to the server of settings.EMAIL_URL that raises what goes wrong, after 10 s at the latest."""
    server = parse(settings.EMAIL_URL)
    return get_connection(
        fail_silently=False,
        host=server.host,
        port=server.port,
        username=server.username,
        password=server.password,
        use_ssl=server.tls,
        use_tls=server.starttls,
        timeout=_SECONDS,
    )
