"""What identity costs a request of who is signed in: session, user, clock and person, on the real database."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from tests.harness.figures import at_most, report
from tests.integration.identity.issuer import Issuer

from rathaus_platform.identity.api import person_of
from rathaus_platform.identity.api_clients import api as api_clients
from rathaus_platform.identity.api_clients.models import ApiClient
from rathaus_platform.identity.models import User
from rathaus_platform.identity.relying_party import provider
from rathaus_platform.identity.session import SignedIn, remember
from rathaus_platform.identity.watch import SessionWatch
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.bench

ROUNDS = 400
COUNTED = "at the issuer, over the same calls"


def _signed_in(client: Client) -> Client:
    subject = uuid4().hex
    user = User.objects.create(realm="buerger", issuer="https://login.example.org", subject=subject, username=subject)
    client.force_login(user)
    session = client.session
    now = int(datetime.now(UTC).timestamp())
    facts = {"realm": "buerger", "issuer": user.issuer, "subject": subject, "sid": "x", "trust": "hoch", "roles": ()}
    remember(session, SignedIn(**facts, auth_time=now, id_token="x" * 1500, began_at=now))
    session.save()
    return client


def test_identity_of_a_request(ahausen: TownRef, bestadt: TownRef) -> None:
    found = []

    def view(request: HttpRequest) -> HttpResponse:
        found.append(person_of(request))
        return HttpResponse()

    chain = SessionMiddleware(AuthenticationMiddleware(SessionWatch(view)))
    with in_town(ahausen):
        client = _signed_in(Client(HTTP_HOST=ahausen.host))

        def once() -> None:
            request = RequestFactory(HTTP_HOST=ahausen.host).get("/")
            request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
            request.town = ahausen  # type: ignore[attr-defined]
            chain(request)

        for _ in range(20):
            once()
        begun = time.process_time()
        for _ in range(ROUNDS):
            once()
        spent = (time.process_time() - begun) / ROUNDS * 1000
    assert len(found) == ROUNDS + 20 and all(person is not None and person.trust.value == "hoch" for person in found)
    how = f"CPU of the process, mean of {ROUNDS} requests: session, user, clock of the session, person"
    report({"identity_cpu_per_request": at_most(spent, 2.0, "ms", how)})


def test_identity_of_a_call_by_a_program(ahausen: TownRef, bestadt: TownRef, settings: Any) -> None:
    provider.forget()
    issuer = Issuer("verwaltung")
    base = issuer.url.removesuffix("/realms/verwaltung")
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, keycloak_url=base, keycloak_internal_url=base)
    quota = api_clients.Quota(requests_per_minute=ROUNDS * 60)
    with in_town(ahausen):
        ApiClient.objects.create(
            name="steuer",
            client_id="programm-ahausen-steuer",
            scopes=list(api_clients.SCOPES),
            valid_from=datetime.now(UTC) - timedelta(minutes=1),
            **vars(quota),
        )
        token = issuer.sign(issuer.access_claims(str(ahausen.id)))

        def once() -> str:
            bearer = {"Authorization": f"Bearer {token}"}
            request = RequestFactory(HTTP_HOST=ahausen.host).post("/graphql/", headers=bearer)
            program = api_clients.program_of_request(request)
            assert program is not None
            api_clients.count_request(program)
            api_clients.count_cost(program, 20)
            return program.name

        for _ in range(20):
            once()
        issuer.asked.clear()
        begun = time.process_time()
        found = [once() for _ in range(ROUNDS)]
        spent = (time.process_time() - begun) / ROUNDS * 1000
    assert found == ["steuer"] * ROUNDS
    asked = len(issuer.asked)
    issuer.close()
    provider.forget()
    how = f"CPU of the process, mean of {ROUNDS} calls: signature and claims of the token, register, both quotas"
    report(
        {
            "identity_cpu_per_api_request": at_most(spent, 2.0, "ms", how),
            "identity_keycloak_requests_per_api_request": at_most(asked / ROUNDS, 0.0, "requests", COUNTED),
        }
    )
