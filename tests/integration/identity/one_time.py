"""The app on a member of staff's telephone: one-time codes (RFC 6238, SHA-1, 6 digits, 30 seconds)."""

import base64
import hashlib
import hmac
import struct
import time

import httpx
from lxml import html
from tests.integration.identity.browser import Browser


def code_for(secret: str, ahead: int = 0) -> str:
    """The code of this moment, or of a later half minute (Keycloak takes each code once)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + ahead), hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def set_up_code(browser: Browser, page: httpx.Response) -> tuple[httpx.Response, str]:
    """Fill in Keycloak's page that sets the app up; returns the page after it and the app's secret."""
    form = html.fromstring(page.text).get_element_by_id("kc-totp-settings-form")
    raw = form.fields["totpSecret"]
    secret = base64.b32encode(raw.encode()).decode().rstrip("=")
    page = browser.submit(page, to=form.action, totp=code_for(secret), userLabel="Telefon")
    return page, secret
