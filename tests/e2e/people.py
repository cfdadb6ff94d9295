"""Signing in as people do: through Keycloak's own pages."""

from playwright.sync_api import Page
from tests.e2e.conftest import Stack


def sign_in_to_keycloak(page: Page, username: str, password: str) -> None:
    """Fill in Keycloak's form; some realms ask for the name first and the password on a second page."""
    page.locator("#username").fill(username)
    if not page.locator("#password").is_visible():
        page.locator("#kc-login").click()
    page.locator("#password").fill(password)
    page.locator("#kc-login").click()


def sign_in_to_the_desk(stack: Stack, page: Page, town: str, role: str) -> None:
    """A member of staff opens the administration of the town."""
    page.goto(f"{stack.url(town)}/verwaltung/")
    sign_in_to_keycloak(page, *stack.account(town, role))
    page.wait_for_url(f"{stack.url(town)}/**")
