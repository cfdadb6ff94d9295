"""Staff sign in to the town whose organization they belong to, with the roles they have there."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import Group, Permission
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.site import Site, at

from rathaus_platform.audit import api as audit
from rathaus_platform.identity.models import User
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak


@pytest.mark.parametrize(
    ("username", "role", "group"),
    [
        ("redaktion.ahausen", "editor", "Redaktion"),
        ("sachbearbeitung.ahausen", "clerk", "Sachbearbeitung"),
        ("leitung.ahausen", "lead", "Leitung"),
        ("verwaltung.ahausen", "admin", "Verwaltung"),
    ],
)
def test_roles_become_groups(
    site: Site, ahausen: TownRef, bestadt: TownRef, username: str, role: str, group: str
) -> None:
    browser = site.browser()
    page = site.sign_in(browser, ahausen, username, realm="verwaltung")
    assert at(page).startswith("ahausen.localhost/verwaltung/")
    session, user = site.session(browser, ahausen), site.user(browser, ahausen)
    assert session is not None
    assert user is not None
    assert session.roles == (role,)
    with in_town(ahausen):
        assert user.is_staff
        assert not user.is_superuser
        assert [g.name for g in user.groups.all()] == [group]
        (entry,) = audit.history_of(("user", str(user.id)))
        assert (entry.action, entry.actor.name) == ("staff.signed_in", user.get_full_name())
        assert entry.details == {"roles": [role]}
        assert audit.verify().intact
    with in_town(bestadt):
        assert not User.objects.exists()
        assert audit.history_of(("user", str(user.id))) == ()


def test_staff_of_another_town_are_refused(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser = site.browser()
    page = site.sign_in(browser, bestadt, "verwaltung.ahausen", realm="verwaltung")
    assert page.status_code == 403
    assert "gehört nicht zu dieser Kommune" in page.text
    assert site.session(browser, bestadt) is None
    with in_town(bestadt):
        assert not User.objects.exists()


@pytest.fixture
def without_role(keycloak: RunningKeycloak) -> Iterator[Callable[[], None]]:
    """Call it to take the role of `leitung.ahausen`; it is given back after the test."""
    admin = keycloak.gateway().realm("verwaltung")
    client = admin.get_client_id("stadt-ahausen")
    user_id = admin.get_user_id("leitung.ahausen")
    role = admin.get_client_role(client, "leitung")
    yield lambda: admin.delete_client_roles_of_user(user_id, client, [role])
    admin.assign_client_role(user_id, client, [role])


def test_a_role_taken_away_is_gone_at_the_next_sign_in(
    site: Site, ahausen: TownRef, without_role: Callable[[], None]
) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "leitung.ahausen", realm="verwaltung")
    user = site.user(browser, ahausen)
    assert user is not None
    without_role()
    page = site.sign_in(browser, ahausen, "leitung.ahausen", realm="verwaltung")
    assert page.status_code == 403  # and no circle between Wagtail and Keycloak
    assert "noch keine Aufgabe" in page.text
    assert site.session(browser, ahausen) is None
    with in_town(ahausen):
        assert list(user.groups.all()) == []


def test_groups_of_the_towns_own_stay(site: Site, ahausen: TownRef, without_role: Callable[[], None]) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "leitung.ahausen", realm="verwaltung")
    user = site.user(browser, ahausen)
    assert user is not None
    with in_town(ahausen):
        own = Group.objects.create(name="Feuerwehr")
        own.permissions.add(Permission.objects.get(codename="access_admin"))
        user.groups.add(own)
    without_role()
    site.sign_in(browser, ahausen, "leitung.ahausen", realm="verwaltung")
    session = site.session(browser, ahausen)
    assert session is not None
    assert session.roles == ()
    with in_town(ahausen):
        assert [g.name for g in user.groups.all()] == ["Feuerwehr"]


def test_a_member_of_two_towns_has_different_roles_in_each(
    site: Site, keycloak: RunningKeycloak, ahausen: TownRef, bestadt: TownRef
) -> None:
    admin = keycloak.gateway().realm("verwaltung")
    user_id = admin.get_user_id("redaktion.ahausen")
    organization = next(o for o in admin.get_organizations() if o["alias"] == "bestadt")
    client = admin.get_client_id("stadt-bestadt")
    role = admin.get_client_role(client, "leitung")
    admin.organization_user_add(user_id, organization["id"])
    admin.assign_client_role(user_id, client, [role])
    browser = site.browser()
    try:
        site.sign_in(browser, ahausen, "redaktion.ahausen", realm="verwaltung")
        page = browser.get(f"http://{bestadt.host}/anmelden/verwaltung/")
    finally:
        admin.organization_user_remove(user_id, organization["id"])
        admin.delete_client_roles_of_user(user_id, client, [role])
    assert page.url.host == bestadt.host
    here, there = site.session(browser, ahausen), site.session(browser, bestadt)
    assert here is not None
    assert there is not None
    assert (here.roles, there.roles) == (("editor",), ("lead",))


def test_a_closed_account_does_not_get_in(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "leitung.ahausen", realm="verwaltung")
    user = site.user(browser, ahausen)
    assert user is not None
    with in_town(ahausen):
        User.objects.filter(pk=user.pk).update(is_active=False)
    other = site.browser()
    page = site.sign_in(other, ahausen, "leitung.ahausen", realm="verwaltung")
    assert page.status_code == 403
    assert site.session(other, ahausen) is None


def test_wagtails_login_leads_to_keycloak(site: Site, ahausen: TownRef, keycloak: RunningKeycloak) -> None:
    page = site.browser().get(f"http://{ahausen.host}/verwaltung/login/?next=/verwaltung/pages/")
    assert str(page.url).startswith(keycloak.deployment.issuer("verwaltung"))


def test_the_first_page_asks_for_the_address_by_which_a_directory_is_found(site: Site, ahausen: TownRef) -> None:
    page = site.browser().get(f"http://{ahausen.host}/anmelden/verwaltung/")
    assert (
        "Dienstliche E-Mail-Adresse" in page.text
        and "password" not in page.text.split("<form", 1)[1].split("</form")[0]
    )
