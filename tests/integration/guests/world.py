"""Operators, town admins and clerks for the tests of guests: made-up people with rows where rows are needed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import Group
from django.test import Client
from tests.integration.cases import world as cases_world

from rathaus_platform.clock import today
from rathaus_platform.identity.api import ADMIN, Person, TrustLevel
from rathaus_platform.identity.models import User
from rathaus_platform.identity.operators.api import Operator
from rathaus_platform.identity.session import recall, remember
from rathaus_tenants.context import in_town
from rathaus_tenants.guests import api as guests
from rathaus_tenants.values import TownRef

ISSUER = "https://login.example.org/realms/verwaltung"
REASON = "Fehlermeldung aus Ticket 4711 nachstellen"


def operator(**changes: Any) -> Operator:
    """With a second factor of this moment."""
    made = Operator(ISSUER, uuid4().hex, "Olaf Oberwart", TrustLevel.SUBSTANZIELL, datetime.now(UTC))
    return replace(made, **changes)


def admin(name: str = "Vera Walter") -> Person:
    """Of the bound town; no row is needed."""
    return replace(cases_world.citizen(name, TrustLevel.SUBSTANZIELL), realm="verwaltung", roles=frozenset({ADMIN}))


def admin_client(client: Client, town: TownRef, name: str = "Vera Walter") -> Client:
    """A browser of the town's administration."""
    with in_town(town):
        person = admin(name)
        cases_world.sign_in(client, person)
        user = User.objects.get(pk=person.id)
        User.objects.filter(pk=user.pk).update(issuer=ISSUER, realm="verwaltung")
        user.groups.add(Group.objects.get(name="Verwaltung"))
        session = client.session
        signed_in = recall(session)
        assert signed_in is not None
        remember(session, replace(signed_in, issuer=ISSUER, realm="verwaltung"))
        session.save()
    return client


def offered(host: TownRef, home: TownRef, **changes: Any) -> guests.StandInView:
    """Consent of `host` for two weeks of the dog tax."""
    values = {
        "services": [cases_world.SERVICE],
        "begins_on": today(),
        "ends_on": today() + timedelta(days=13),
        "reason": "Urlaub und Krankheit im Steueramt",
        **changes,
    }
    with in_town(host):
        return guests.offer(admin(), home, **values)


def claims_of(person: Person, *organizations: str) -> dict[str, Any]:
    """What Keycloak would say of a clerk of the bound town."""
    user = User.objects.get(pk=person.id)
    return {"iss": user.issuer, "sub": user.subject, "organization": list(organizations)}
