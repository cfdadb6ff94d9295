"""The mails that the stack's own catcher has taken."""

import time

import httpx
from tests.e2e.conftest import Stack


def wait_for_mail(stack: Stack, recipient: str, word: str, *, count: int = 1, seconds: float = 60) -> None:
    """Until so many mails to the recipient name the word. Raises AssertionError after the time."""
    url = next(str(part["url"]) for name, part in stack.status()["parts"].items() if name == "mail")
    deadline = time.monotonic() + seconds
    found: list[str] = []
    while len(found) < count:
        assert time.monotonic() < deadline, f"{len(found)} of {count} mails about {word}"
        mails = httpx.get(url, headers={"Accept": "application/json"}).json()
        found = [str(mail) for mail in mails if recipient in str(mail) and word in str(mail)]
