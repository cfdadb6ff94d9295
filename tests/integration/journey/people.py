"""People at the door: signed in as Keycloak leaves it, or not at all."""

from collections.abc import Iterable
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from django.test import Client
from tests.integration.journey.browser import Browser

from rathaus_platform import clock
from rathaus_platform.identity import handover
from rathaus_platform.identity.models import User
from rathaus_platform.identity.session import SignedIn, remember
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

ADDRESS = {"strasse": "Musterweg", "postleitzahl": "01723", "ort": "Wilsdruff"}


def signed_in_where_needed(browser: Browser, town: TownRef, key: str, name: str, prefix: str = "") -> None:
    """With the level that the town asks for; nobody signs in where it need not be."""
    page = browser.open(f"/{prefix}leistungen/{key}/beginnen/")
    if page.said("Ohne Konto beginnen") not in page.text:
        needed = parse_qs(urlsplit(page.link("Mit BundID anmelden")).query)["stufe"][0]
        signed_in(browser.client, town, name, needed, (key,))


def signed_in(
    client: Client,
    town: TownRef,
    name: str = "Erika Mustermann",
    trust: str = "substanziell",
    purposes: Iterable[str] = ("hundesteuer_anmeldung", "meldebescheinigung", "gewerbe_anmeldung"),
    account: str = "bundid",
) -> Client:
    """The client with the session of a citizen whose BundID has vouched to these services for what they need."""
    first, _, last = name.rpartition(" ")
    subject, issuer = uuid4().hex, "https://login.example.org/realms/buerger"
    with in_town(town):
        user = User.objects.create(
            realm="buerger",
            issuer=issuer,
            subject=subject,
            username=subject,
        )
        client.force_login(user)
        session = client.session
        remember(
            session,
            SignedIn(
                realm="buerger",
                issuer=issuer,
                subject=subject,
                sid=uuid4().hex,
                trust=trust,
                roles=(),
                auth_time=int(clock.now().timestamp()),
                id_token="",
                account=account,
            ),
        )
        claims = {"given_name": first, "family_name": last, "email": f"{first.lower()}@example.org", **ADDRESS}
        claims |= {"vorname_selbst": first, "nachname_selbst": last, "firma": "Muster AG", "registernummer": "HRB 1"}
        for purpose in purposes:
            handover.keep(session, subject, purpose, claims, account)
        session.save()
    return client
