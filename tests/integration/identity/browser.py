"""A browser without a screen: walks through real redirects and forms of Keycloak, and through the town's
own pages.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urljoin

import httpx
from lxml import html


class KeepCookies(httpx.BaseTransport):
    """Keycloak's cookies are Secure on plain http too; Python's cookie jar drops those, browsers on
    localhost do not.
    """

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self.inner = inner

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self.inner.handle_request(request)
        fixed = [
            (
                name,
                value.replace(b"; Secure", b"")
                .replace(b";Secure", b"")
                .replace(b";Version=1", b"")
                .replace(b"; Version=1", b""),
            )
            if name.lower() == b"set-cookie"
            else (name, value)
            for name, value in response.headers.raw
        ]
        response.headers = httpx.Headers(fixed)
        return response


class Browser:
    """Follows redirects and self-posting SAML forms until a page needs a human; `page` is then that page."""

    def __init__(self, apps: Mapping[str, httpx.BaseTransport] | None = None) -> None:
        mounts: dict[str, httpx.BaseTransport] = {
            f"all://{host}": KeepCookies(transport) for host, transport in (apps or {}).items()
        }
        self.client = httpx.Client(
            transport=KeepCookies(httpx.HTTPTransport()), mounts=mounts, timeout=30, follow_redirects=False
        )
        self.steps: list[str] = []
        self.tamper: Callable[[bytes], bytes] | None = None  # what an attacker does to SAML answers on their way
        self.stop_before = ""  # a redirect to an address that begins like this is not followed

    def get(self, url: str) -> httpx.Response:
        """Open an address."""
        return self._settle(self.client.get(url))

    def post(self, url: str, values: Mapping[str, str]) -> httpx.Response:
        """Send a form to an address."""
        return self._settle(self.client.post(url, data=dict(values)))

    def submit(self, page: httpx.Response, to: str = "", **values: str) -> httpx.Response:
        """Fill in the page's form (the one that goes `to` an address, else the sign-in form) and send it."""
        form = next(f for f in _tree(page).forms if f.action == to) if to else _form(page)
        fields = {**dict(form.form_values()), **values}
        action = urljoin(str(page.url), form.action or "")
        return self.post(action, fields)

    def sign_in(self, page: httpx.Response, username: str, password: str, times: int = 1) -> httpx.Response:
        """Answer user name and password pages, up to `times` password pages; stops when no password is
        asked.
        """
        for _ in range(times + 1):
            names = _field_names(page)
            if "username" in names and "password" not in names:
                page = self.submit(page, username=username)
            elif "password" in names:
                values = {"password": password}
                if "username" in names:
                    values["username"] = username
                page = self.submit(page, **values)
        return page

    def _stops(self, response: httpx.Response) -> bool:
        return bool(self.stop_before) and response.headers["location"].startswith(self.stop_before)

    def _carried(self, values: dict[str, str]) -> dict[str, str]:
        if self.tamper is None or "SAMLResponse" not in values:
            return values
        return {**values, "SAMLResponse": b64encode(self.tamper(b64decode(values["SAMLResponse"]))).decode()}

    def _settle(self, response: httpx.Response) -> httpx.Response:
        for _ in range(40):
            self.steps.append(f"{response.status_code} {response.request.method} {response.url}"[:160])
            if response.is_redirect and self._stops(response):
                return response
            if response.is_redirect:
                response = self.client.get(urljoin(str(response.url), response.headers["location"]))
            elif _posts_itself(response):
                form = _form(response)
                action = urljoin(str(response.url), form.action or "")
                response = self.client.post(action, data=self._carried(dict(form.form_values())))
            else:
                return response
        raise AssertionError("the redirects do not end: " + "\n".join(self.steps[-10:]))


def _tree(page: httpx.Response) -> Any:
    return html.fromstring(page.text) if page.text.strip() else None


def _form(page: httpx.Response) -> Any:
    forms = _tree(page).forms
    with_password = [f for f in forms if "password" in f.fields or "username" in f.fields]
    return (with_password or forms)[0]


def _field_names(page: httpx.Response) -> set[str]:
    tree = _tree(page)
    if tree is None or not tree.forms:
        return set()
    return set(_form(page).fields)


def _posts_itself(page: httpx.Response) -> bool:
    if "html" not in page.headers.get("content-type", "") or not page.text.strip():
        return False
    forms = _tree(page).forms
    return any({"SAMLRequest", "SAMLResponse"} & set(form.fields) for form in forms)
