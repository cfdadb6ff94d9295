"""Sessions of guests as a sign-in leaves them, for the tests that need no Keycloak."""

from dataclasses import replace
from uuid import UUID

from django.test import Client
from tests.integration.guests import world

from rathaus_platform.identity.models import User
from rathaus_platform.identity.session import recall, remember
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef


def as_guest(client: Client, town: TownRef, grant: str, issuer: str, subject: str, name: str) -> UUID:
    """Sign somebody in at the town by a grant; returns their id there. They are in no group and have no role."""
    first, _, last = name.partition(" ")
    with in_town(town):
        user = User.objects.create(
            realm="verwaltung", issuer=issuer, subject=subject, username=subject, first_name=first, last_name=last
        )
        person = replace(world.admin(name), id=user.id, roles=frozenset())
        world.cases_world.sign_in(client, person)
        session = client.session
        signed_in = recall(session)
        assert signed_in is not None
        remember(session, replace(signed_in, guest=grant))
        session.save()
        return user.id
