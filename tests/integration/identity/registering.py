"""Somebody makes an account of their own at Keycloak: form, mail, password."""

import secrets
from dataclasses import dataclass

import httpx
from lxml import html
from tests.integration.identity.browser import Browser
from tests.integration.identity.post import Post

from rathaus_tenants.values import TownRef

PASSWORD = "vierzehn-zeichen"


@dataclass(frozen=True)
class Newcomer:
    """Another one for each test: Keycloak outlives them all."""

    username: str
    email: str
    first_name: str = "Nele"
    last_name: str = "Neumann"

    @property
    def form(self) -> dict[str, str]:
        """What the registration asks for."""
        return {
            "username": self.username,
            "email": self.email,
            "vorname_selbst": self.first_name,
            "nachname_selbst": self.last_name,
        }


def newcomer(email: str = "") -> Newcomer:
    """Somebody with a user name that nobody has."""
    name = f"nele-{secrets.token_hex(4)}"
    return Newcomer(name, email or f"{name}@example.org")


def password_page(browser: Browser, town: TownRef, **query: str) -> httpx.Response:
    """Keycloak's page for a local account, by way of the town."""
    return browser.get(str(httpx.URL(f"http://{town.host}/anmelden/buerger/", params={"konto": "lokal", **query})))


def registration_page(browser: Browser, town: TownRef) -> httpx.Response:
    """The form."""
    page = password_page(browser, town)
    (link,) = [a.get("href") for a in html.fromstring(page.text).iter("a") if "registration" in (a.get("href") or "")]
    return browser.get(str(page.url.join(link)))


def register(browser: Browser, town: TownRef, post: Post, who: Newcomer) -> httpx.Response:
    """From the town to the new account and back."""
    browser.submit(registration_page(browser, town), **who.form)
    page = browser.get(post.link_to(who.email))
    return browser.submit(page, **{"password-new": PASSWORD, "password-confirm": PASSWORD})


def sign_in(browser: Browser, town: TownRef, who: Newcomer, **query: str) -> httpx.Response:
    """With the password."""
    return browser.sign_in(password_page(browser, town, **query), who.username, PASSWORD, 1)


def words(page: httpx.Response) -> str:
    """What a page says."""
    return " ".join(str(html.fromstring(page.text).text_content()).split())
