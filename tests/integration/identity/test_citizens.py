"""Citizens sign in through BundID's stand-in: who they are to each town, and how surely."""

import pytest
from django.contrib.auth.models import Group
from tests.integration.identity.site import Site, at

from rathaus_platform.identity.models import SessionLink, User
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak


def test_a_citizen_signs_in_and_comes_back(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser = site.browser()
    page = site.sign_in(browser, ahausen, "erika", weiter="/vorgaenge/?seite=2")
    assert at(page) == "ahausen.localhost/vorgaenge/"
    assert page.url.query == b"seite=2"
    user = site.user(browser, ahausen)
    assert user is not None
    assert user.realm == "buerger"
    session = site.session(browser, ahausen)
    assert session is not None
    assert (session.trust, session.roles) == ("basis", ())
    assert site.person(browser, ahausen).name == "Erika Mustermann"
    with in_town(bestadt):
        assert not User.objects.exists()
        assert not SessionLink.objects.exists()


def test_the_session_gets_a_new_key_at_sign_in_and_step_up(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    browser.get(f"http://{ahausen.host}/anmelden/buerger/")
    before = site.key(browser, ahausen)
    assert before
    site.sign_in(browser, ahausen, "erika")
    signed_in = site.key(browser, ahausen)
    assert signed_in not in ("", before)
    site.sign_in(browser, ahausen, "erika", stufe="substanziell")
    assert site.key(browser, ahausen) not in ("", before, signed_in)
    with in_town(ahausen):
        assert [link.session_key for link in SessionLink.objects.all()] == [site.key(browser, ahausen)]


def test_two_citizens_are_two_people(site: Site, ahausen: TownRef) -> None:
    # A realm import would have rewritten the template of the user name: both would be the same account.
    first, second = site.browser(), site.browser()
    site.sign_in(first, ahausen, "erika")
    site.sign_in(second, ahausen, "jonas")
    erika, jonas = site.user(first, ahausen), site.user(second, ahausen)
    assert erika is not None
    assert jonas is not None
    assert erika.subject != jonas.subject
    names = [site.person(browser, ahausen).name for browser in (first, second)]
    assert names == ["Erika Mustermann", "Jonas Beispiel"]


def test_two_towns_cannot_tell_that_it_is_the_same_person(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    page = browser.get(f"http://{bestadt.host}/anmelden/buerger/")  # single sign-on, no password again
    assert page.url.host == bestadt.host
    here, there = site.user(browser, ahausen), site.user(browser, bestadt)
    assert here is not None
    assert there is not None
    assert here.subject != there.subject
    assert here.username != there.username


def test_a_step_up_raises_the_level_of_this_session_only(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    browser.get(f"http://{bestadt.host}/anmelden/buerger/")
    page = site.sign_in(browser, ahausen, "erika", stufe="hoch", weiter="/antrag/1/")
    assert at(page) == "ahausen.localhost/antrag/1/"
    raised, other = site.session(browser, ahausen), site.session(browser, bestadt)
    assert raised is not None
    assert other is not None
    assert (raised.trust, other.trust) == ("hoch", "basis")


def test_normal_is_satisfied_by_the_next_level_bundid_offers(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "jonas", stufe="normal")
    session = site.session(browser, ahausen)
    assert session is not None
    assert session.trust == "substanziell"


def test_somebody_without_the_means_cannot_reach_the_level(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    page = site.sign_in(browser, ahausen, "mira", stufe="substanziell")
    assert page.url.host == "localhost"  # BundID's stand-in itself says no
    assert page.status_code == 401
    assert site.session(browser, ahausen) is None


def test_a_citizen_has_no_right_in_the_administration(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    user = site.user(browser, ahausen)
    assert user is not None
    with in_town(ahausen):
        group, _made = Group.objects.get_or_create(name="Redaktion")
        user.groups.add(group)  # even if somebody put them in
        assert not user.is_staff
        assert not user.has_perm("wagtailadmin.access_admin")
        assert user.get_all_permissions() == set()
    site.sign_in(browser, ahausen, "erika")
    with in_town(ahausen):
        assert list(user.groups.all()) == []


def test_another_person_in_the_same_browser_gets_an_empty_session(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    with in_town(ahausen):
        store = site.store(browser, ahausen)
        store["cases.grants"] = ["erikas-draft"]
        store.save()
    for cookie in list(browser.client.cookies.jar):
        if "localhost" in cookie.domain and ahausen.host not in cookie.domain:
            browser.client.cookies.jar.clear(cookie.domain, cookie.path, cookie.name)
    site.sign_in(browser, ahausen, "jonas")
    user = site.user(browser, ahausen)
    assert user is not None
    assert site.person(browser, ahausen).first_name == "Jonas"
    with in_town(ahausen):
        assert "cases.grants" not in site.store(browser, ahausen)


def test_what_was_begun_before_signing_in_stays(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    browser.get(f"http://{ahausen.host}/anmelden/buerger/")
    with in_town(ahausen):
        store = site.store(browser, ahausen)
        store["cases.grants"] = ["my-draft"]
        store.save()
    site.sign_in(browser, ahausen, "erika")
    with in_town(ahausen):
        assert site.store(browser, ahausen)["cases.grants"] == ["my-draft"]
