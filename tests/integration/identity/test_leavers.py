"""Who was closed, let go or given other tasks in Keycloak: out, or changed, at the next refresh at the latest."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from tests.integration.identity.browser import Browser
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.counting import Counting
from tests.integration.identity.site import Site, at

from rathaus_platform.audit import api as audit
from rathaus_platform.identity.refresh import AGAIN, CHECKED
from rathaus_platform.identity.relying_party import provider
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak

WHO = "leitung.ahausen"
PAGE = "http://ahausen.localhost/verwaltung/"


@pytest.fixture
def account(keycloak: RunningKeycloak) -> Iterator[Any]:
    """Keycloak's administration, and the account; whatever the test does to it is mended."""
    admin = keycloak.gateway().realm("verwaltung")
    user = admin.get_user_id(WHO)
    client = admin.get_client_id("stadt-ahausen")
    town = next(o["id"] for o in admin.get_organizations() if o["alias"] == "ahausen")
    yield admin, user, client, town
    admin.update_user(user, {**admin.get_user(user), "enabled": True})
    if "ahausen" not in {o["alias"] for o in admin.get_user_organizations(user)}:
        admin.organization_user_add(user, town)
    held = {role["name"]: role for role in admin.get_client_roles_of_user(user, client)}
    admin.assign_client_role(user, client, [admin.get_client_role(client, "leitung")])
    more = [role for name, role in held.items() if name != "leitung"]
    if more:
        admin.delete_client_roles_of_user(user, client, more)


@pytest.fixture
def browser(site: Site, ahausen: TownRef, bestadt: TownRef) -> Browser:
    """Somebody at work."""
    browser = site.browser()
    site.sign_in(browser, ahausen, WHO, realm="verwaltung")
    return browser


@pytest.fixture
def later(site: Site, browser: Browser, ahausen: TownRef) -> Callable[..., None]:
    """`later(seconds=601)`: the last refresh lies so far back."""

    def move(seconds: float = 601) -> None:
        with in_town(ahausen):
            store = site.store(browser, ahausen)
            store[CHECKED] -= seconds
            store.save()

    return move


def test_a_closed_account_is_out_at_the_next_refresh_and_not_before(
    site: Site, browser: Browser, account: Any, later: Callable[..., None], ahausen: TownRef
) -> None:
    admin, user, _client, _town = account
    admin.update_user(user, {**admin.get_user(user), "enabled": False})
    later(590)
    assert browser.client.get(PAGE).status_code == 200
    later(11)
    assert at(browser.get(PAGE)).startswith("localhost/realms/verwaltung/")
    assert site.session(browser, ahausen) is None


def test_who_is_no_member_any_more_is_out(
    site: Site, browser: Browser, account: Any, later: Callable[..., None], ahausen: TownRef
) -> None:
    admin, user, _client, town = account
    admin.organization_user_remove(user, town)
    later()
    browser.get(PAGE)
    assert site.session(browser, ahausen) is None


def test_a_session_that_ended_at_keycloak_is_out_without_its_call(
    site: Site, browser: Browser, account: Any, later: Callable[..., None], ahausen: TownRef
) -> None:
    admin, user, _client, _town = account
    admin.user_logout(user)  # the back-channel call is not handed to the town here
    assert browser.client.get(PAGE).status_code == 200
    later()
    browser.get(PAGE)
    assert site.session(browser, ahausen) is None


def test_other_tasks_hold_from_the_refresh_on(
    site: Site, browser: Browser, account: Any, later: Callable[..., None], ahausen: TownRef
) -> None:
    admin, user, client, _town = account
    admin.assign_client_role(user, client, [admin.get_client_role(client, "redaktion")])
    admin.delete_client_roles_of_user(user, client, [admin.get_client_role(client, "leitung")])
    later()
    before = site.session(browser, ahausen)
    assert browser.client.get(PAGE).status_code == 200
    after, person = site.session(browser, ahausen), site.user(browser, ahausen)
    assert before is not None and after is not None and person is not None
    assert (before.roles, after.roles) == (("lead",), ("editor",))
    assert (after.sid, after.began_at, after.trust) == (before.sid, before.began_at, before.trust)
    with in_town(ahausen):
        assert [group.name for group in person.groups.all()] == ["Redaktion"]
        newest = audit.history_of(("user", str(person.id)))[-1]
        assert (newest.action, newest.details) == ("staff.roles_told", {"roles": ["editor"]})


def test_the_last_task_taken_ends_the_session(
    site: Site, browser: Browser, account: Any, later: Callable[..., None], ahausen: TownRef
) -> None:
    admin, user, client, _town = account
    admin.delete_client_roles_of_user(user, client, [admin.get_client_role(client, "leitung")])
    later()
    assert at(browser.get(PAGE)).startswith("localhost/realms/verwaltung/")
    assert site.session(browser, ahausen) is None


@pytest.mark.parametrize("fault", ["http://127.0.0.1:9", "500"])
def test_without_keycloak_the_session_lives_on_and_asks_again_after_a_minute(
    site: Site,
    browser: Browser,
    keycloak: RunningKeycloak,
    later: Callable[..., None],
    ahausen: TownRef,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
) -> None:
    whole = settings.ENVIRONMENT
    server = Counting("http://127.0.0.1:9/", status=500) if fault == "500" else None
    settings.ENVIRONMENT = replace(whole, keycloak_internal_url=server.url if server else fault)
    provider.forget()
    later()
    assert browser.client.get(PAGE).status_code == 200
    assert site.session(browser, ahausen) is not None
    settings.ENVIRONMENT = whole
    provider.forget()
    with in_town(ahausen):
        tried = site.store(browser, ahausen)[CHECKED]
    later(AGAIN + 1)
    assert browser.client.get(PAGE).status_code == 200
    with in_town(ahausen):
        assert site.store(browser, ahausen)[CHECKED] > tried
    if server:
        server.close()


def test_a_town_in_which_nobody_asks_keeps_no_refresh_token(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    session = site.session(browser, ahausen)
    assert session is not None and session.refresh == ""
