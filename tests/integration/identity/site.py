"""The towns as a browser meets them: Django's own WSGI application behind their hosts, Keycloak over the network."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from urllib.parse import urlencode
from wsgiref.types import StartResponse, WSGIEnvironment

import httpx
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory
from tests.integration.identity.browser import Browser

from rathaus_platform.identity.access import require_person
from rathaus_platform.identity.models import User
from rathaus_platform.identity.person import Person
from rathaus_platform.identity.session import SignedIn, recall
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef


@dataclass(frozen=True)
class Site:
    """Two towns that have their clients at the running Keycloak."""

    towns: tuple[TownRef, ...]
    passwords: dict[str, str]

    def browser(self) -> Browser:
        """A fresh browser that reaches both towns and Keycloak."""
        app = httpx.WSGITransport(_in_the_test_transaction, raise_app_exceptions=True)
        return Browser(dict.fromkeys((*(town.host for town in self.towns), "betrieb.localhost"), app))

    def sign_in(
        self, browser: Browser, town: TownRef, who: str, *, realm: str = "buerger", times: int = 2, **query: str
    ) -> httpx.Response:
        """From the town's sign-in address through Keycloak and back; returns the last page."""
        page = browser.get(f"http://{town.host}/anmelden/{realm}/?{urlencode(query)}")
        return browser.sign_in(page, who, self.passwords[who], times)

    def session(self, browser: Browser, town: TownRef) -> SignedIn | None:
        """What the town's session of this browser knows."""
        with in_town(town):
            return recall(self.store(browser, town))

    def user(self, browser: Browser, town: TownRef) -> User | None:
        """Who is signed in there."""
        with in_town(town):
            key = self.store(browser, town).get("_auth_user_id")
            return User.objects.filter(pk=key).first() if key else None

    def person(self, browser: Browser, town: TownRef) -> Person:
        """The person as views and actions see them."""
        with in_town(town):
            request = RequestFactory().get("/", HTTP_HOST=town.host)
            request.session, request.user = self.store(browser, town), self.user(browser, town)
            return require_person(request)

    def key(self, browser: Browser, town: TownRef) -> str:
        """The session cookie's value, empty without one."""
        jar = browser.client.cookies.jar
        return next((str(c.value) for c in jar if c.name == settings.SESSION_COOKIE_NAME and town.host in c.domain), "")

    def store(self, browser: Browser, town: TownRef):  # type: ignore[no-untyped-def]
        """The session itself, to be used with the town bound."""
        return import_module(settings.SESSION_ENGINE).SessionStore(self.key(browser, town) or None)


@cache
def _handler() -> WSGIHandler:
    return WSGIHandler()


def _in_the_test_transaction(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
    """As Django's own test client: the connection of the test stays open between requests."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        response = _handler()(environ, start_response)
        body = list(response)
        response.close()
        return body
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


def at(page: httpx.Response) -> str:
    """Host and path of a page."""
    return f"{page.url.host}{page.url.path}"
