"""SAML answers that were changed on their way: Keycloak refuses each, and no town signs anybody in."""

import copy
from collections.abc import Callable

import httpx
import pytest
from lxml import etree
from tests.integration.identity.browser import Browser
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.encrypting import certificate_of, encrypted, in_the_clear
from tests.integration.identity.site import Site

from rathaus_platform.identity.models import User
from rathaus_platform.identity.realms.state.attributes import BPK2
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak

VICTIM = "VmljdGltVmljdGltVmlj"
NS = {
    "saml": "urn:oasis:names:tc:SAML:2.0:assertion",
    "samlp": "urn:oasis:names:tc:SAML:2.0:protocol",
    "ds": "http://www.w3.org/2000/09/xmldsig#",
}


def _as_victim(node: etree._Element) -> None:
    (value,) = node.xpath(f'.//saml:Attribute[@Name="{BPK2}"]/saml:AttributeValue', namespaces=NS)
    value.text = VICTIM


def _drop(node: etree._Element, path: str) -> None:
    for found in node.xpath(path, namespaces=NS):
        found.getparent().remove(found)


def _bytes(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root))


def unsigned(document: bytes) -> bytes:
    """All signatures taken off."""
    root = etree.fromstring(document)
    _drop(root, ".//ds:Signature")
    _as_victim(root)
    return _bytes(root)


def only_the_response_unsigned(document: bytes) -> bytes:
    """Another person, signatures left as they were."""
    root = etree.fromstring(document)
    _as_victim(root)
    return _bytes(root)


def evil_before_the_signed(document: bytes) -> bytes:
    """The signed assertion stays whole; an unsigned one for the victim stands before it."""
    root = etree.fromstring(document)
    _drop(root, "./ds:Signature")
    (good,) = root.xpath("./saml:Assertion", namespaces=NS)
    evil = copy.deepcopy(good)
    evil.set("ID", "_evil")
    _drop(evil, "./ds:Signature")
    _as_victim(evil)
    root.insert(root.index(good), evil)
    return _bytes(root)


def signed_inside_the_evil(document: bytes) -> bytes:
    """The evil assertion carries the good one inside its own signature element."""
    root = etree.fromstring(document)
    _drop(root, "./ds:Signature")
    (good,) = root.xpath("./saml:Assertion", namespaces=NS)
    evil = copy.deepcopy(good)
    evil.set("ID", "_evil")
    _as_victim(evil)
    signature = evil.find("ds:Signature", NS)
    wrapper = etree.SubElement(signature, f"{{{NS['ds']}}}Object")
    root.replace(good, evil)
    _drop(good, "./ds:Signature")
    wrapper.append(good)
    return _bytes(root)


def whole_answer_in_extensions(document: bytes) -> bytes:
    """The signed answer hides in the extensions of an evil one that took its signature."""
    good = etree.fromstring(document)
    evil = copy.deepcopy(good)
    evil.set("ID", "_evil")
    _as_victim(evil)
    _drop(good, "./ds:Signature")
    extensions = etree.Element(f"{{{NS['samlp']}}}Extensions")
    extensions.append(good)
    evil.insert(1, extensions)
    return _bytes(evil)


ATTACKS = [
    unsigned,
    only_the_response_unsigned,
    evil_before_the_signed,
    signed_inside_the_evil,
    whole_answer_in_extensions,
]


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack.__name__ for attack in ATTACKS])
def test_a_changed_answer_signs_nobody_in(
    site: Site, keycloak: RunningKeycloak, ahausen: TownRef, bestadt: TownRef, attack: Callable[[bytes], bytes]
) -> None:
    # Without encryption, so that the signature alone has to hold.
    browser = site.browser()
    browser.tamper = attack
    with in_the_clear(keycloak, accepted=True):
        page = site.sign_in(browser, ahausen, "erika")
    _nobody_is_in(site, keycloak, browser, page, ahausen, bestadt)


def test_an_assertion_in_the_clear_is_refused(
    site: Site, keycloak: RunningKeycloak, ahausen: TownRef, bestadt: TownRef
) -> None:
    browser = site.browser()
    with in_the_clear(keycloak, accepted=False):  # signed and true, but everybody on the way could read it
        page = site.sign_in(browser, ahausen, "erika")
    _nobody_is_in(site, keycloak, browser, page, ahausen, bestadt)


def test_nobody_on_the_way_can_read_the_assertion(site: Site, ahausen: TownRef) -> None:
    seen: list[bytes] = []
    browser = site.browser()
    browser.tamper = lambda document: seen.append(document) or document  # type: ignore[func-returns-value]
    site.sign_in(browser, ahausen, "erika")
    assert site.session(browser, ahausen) is not None
    (document,) = (etree.fromstring(one) for one in seen)
    assert document.xpath("count(./saml:EncryptedAssertion)", namespaces=NS) == 1
    assert document.xpath("count(.//saml:Assertion)", namespaces=NS) == 0
    for fact in ("Mustermann", "01723", "Am Markt", "erika@example.org", "STORK-QAA-Level-1"):
        assert fact not in seen[0].decode()


def test_the_box_of_these_attacks_opens(site: Site, keycloak: RunningKeycloak, ahausen: TownRef) -> None:
    certificate = certificate_of(keycloak)

    def box(document: bytes) -> bytes:
        root = etree.fromstring(document)
        _drop(root, "./ds:Signature")
        assertion = root.find("saml:Assertion", NS)
        root.replace(assertion, encrypted(assertion, certificate))
        return _bytes(root)

    browser = site.browser()
    browser.tamper = box
    with in_the_clear(keycloak, accepted=False):
        site.sign_in(browser, ahausen, "erika")
    assert site.session(browser, ahausen) is not None  # a signed assertion in our box is as good as BundID's


@pytest.mark.parametrize("true_one_stays", [True, False], ids=["before_the_true_one", "instead_of_it"])
def test_an_assertion_anybody_could_encrypt_signs_nobody_in(
    site: Site, keycloak: RunningKeycloak, ahausen: TownRef, bestadt: TownRef, true_one_stays: bool
) -> None:
    plain: list[etree._Element] = []
    certificate = certificate_of(keycloak)

    def keep(document: bytes) -> bytes:
        plain.append(etree.fromstring(document).find("saml:Assertion", NS))
        return document

    def forge(document: bytes) -> bytes:
        root = etree.fromstring(document)
        _drop(root, "./ds:Signature")
        evil = copy.deepcopy(plain[0])
        evil.set("ID", "_evil")
        _drop(evil, "./ds:Signature")
        _as_victim(evil)
        box = root.find("saml:EncryptedAssertion", NS)
        root.insert(root.index(box), encrypted(evil, certificate))
        if not true_one_stays:
            root.remove(box)
        return _bytes(root)

    first, thief = site.browser(), site.browser()
    first.tamper, thief.tamper = keep, forge
    with in_the_clear(keycloak, accepted=True):
        site.sign_in(first, ahausen, "mira")  # how an assertion looks, somebody with an account of their own knows
    assert site.session(first, ahausen) is not None  # so what stops the attacks above is the signature alone
    with in_town(ahausen):
        User.objects.all().delete()
    page = site.sign_in(thief, ahausen, "erika")
    _nobody_is_in(site, keycloak, thief, page, ahausen, bestadt)


def _nobody_is_in(
    site: Site, keycloak: RunningKeycloak, browser: Browser, page: httpx.Response, ahausen: TownRef, bestadt: TownRef
) -> None:
    assert page.status_code in (400, 401, 403) and page.url.host == "localhost"
    assert 'lang="de"' in page.text
    for town in (ahausen, bestadt):
        assert site.session(browser, town) is None
        with in_town(town):
            assert not User.objects.exists()
    citizens = keycloak.gateway().realm("buerger")
    assert citizens.get_users({"username": f"bundid:{VICTIM.lower()}", "exact": True}) == []


def test_an_answer_works_once_and_in_its_own_browser(site: Site, ahausen: TownRef) -> None:
    answers: list[bytes] = []

    def keep(document: bytes) -> bytes:
        answers.append(document)
        return document

    first: Browser = site.browser()
    first.tamper = keep
    site.sign_in(first, ahausen, "erika")
    assert site.session(first, ahausen) is not None
    thief = site.browser()
    thief.tamper = lambda _own: answers[-1]
    page = site.sign_in(thief, ahausen, "mira")
    assert page.url.host == "localhost" and page.status_code >= 400
    assert site.session(thief, ahausen) is None
