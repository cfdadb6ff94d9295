"""A real Keycloak for these tests, set up once: realms, two towns, demonstration people."""

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict
from tests.harness import databases, run
from tests.integration.identity.calls import Calls
from tests.integration.identity.post import Post
from tests.integration.identity.site import Site

from rathaus_platform.identity.client_keys import keep
from rathaus_platform.identity.realms import api as realms
from rathaus_platform.identity.realms.credential import ClientKey
from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.values import TOWN_REALMS
from rathaus_platform.identity.relying_party import provider
from rathaus_site.embedded import waiting
from rathaus_site.embedded.account import Account
from rathaus_site.embedded.child import Child
from rathaus_site.embedded.keycloak import distribution
from rathaus_site.embedded.keycloak.server import ADMIN, Keycloak
from rathaus_site.embedded.ports import free_port
from rathaus_site.embedded.state import state
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

TOWNS = ("ahausen", "bestadt")
OPERATORS = "http://betrieb.localhost"


@dataclass(frozen=True)
class RunningKeycloak:
    """A Keycloak whose realms are at the desired state."""

    deployment: realms.Deployment
    admin: tuple[str, str]

    def gateway(self) -> Gateway:
        """With the administrator, for what tests look up or break on purpose."""
        return Gateway.as_administrator(self.deployment, *self.admin)


@pytest.fixture(scope="session")
def calls() -> Iterator[Calls]:
    """Where Keycloak's back-channel calls of both towns arrive."""
    server = Calls()
    yield server
    server.close()


@pytest.fixture(scope="session")
def post() -> Iterator[Post]:
    """Where Keycloak's mails arrive."""
    server = Post()
    yield server
    server.close()


@pytest.fixture(scope="session")
def keycloak(tmp_path_factory: pytest.TempPathFactory, calls: Calls, post: Post) -> Iterator[RunningKeycloak]:
    """The one of RATHAUS_TEST_KEYCLOAK_URL if that is set, else our own on the PostgreSQL of the test run."""
    folder = tmp_path_factory.mktemp("keycloak")
    if os.environ.get("RATHAUS_TEST_KEYCLOAK_URL"):
        names = ("RATHAUS_TEST_KEYCLOAK_ADMIN", "RATHAUS_TEST_KEYCLOAK_ADMIN_PASSWORD")
        user, password = (os.environ[name] for name in names)
        yield _set_up(os.environ["RATHAUS_TEST_KEYCLOAK_URL"], (user, password), folder, calls, post)
        return
    distribution.ensure(state().keycloak)
    server = _server()
    myself = Account(os.geteuid(), os.getegid(), "", switched=False)
    child = Child(
        server.command(),
        account=myself,
        log=folder / "keycloak.log",
        environment={**os.environ, **server.environment()},
    )
    try:
        waiting.until(server.ready, seconds=120, what=f"Keycloak ({child.log})", alive=child.alive)
        yield _set_up(server.url, (ADMIN, server.admin_password), folder, calls, post)
    finally:
        child.stop()
        databases.drop(server.database)


def _server() -> Keycloak:
    database = databases.name_for(f"keycloak_{run.worker()}")
    with databases.admin() as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
    place = conninfo_to_dict(os.environ[run.ADMIN])
    port = free_port()
    return Keycloak(
        home=distribution.home_in(state().keycloak),
        url=f"http://localhost:{port}",
        port=port,
        health_port=free_port(),
        database_host=f"{place['host']}:{place.get('port', 5432)}",
        database=database,
        database_user=str(place["user"]),
        database_password=str(place.get("password", "")),
        admin_password=secrets.token_urlsafe(18),
    )


def _set_up(url: str, admin: tuple[str, str], folder: Path, calls: Calls, post: Post) -> RunningKeycloak:
    deployment = realms.Deployment(
        url=url,
        secret="secret-of-the-test-deployment",
        operator_url=OPERATORS,
        business=realms.BusinessAccount(),
        local_accounts=True,
        mail=realms.MailServer("127.0.0.1", post.port, "noreply@localhost"),
    )
    keys = realms.load_or_make_keys(folder / "keys", deployment.realms)
    towns = [identity_of(slug, calls) for slug in TOWNS]
    for _change in realms.bootstrap(replace(deployment, keys=keys), *admin):
        pass
    list(realms.apply_towns(deployment, towns))
    for _change in realms.ensure_demo_people(deployment, towns, *admin):
        pass
    return RunningKeycloak(deployment, admin)


def identity_of(slug: str, calls: Calls) -> realms.TownIdentity:
    """A test town as Keycloak knows it, with keys that stay the same for the session."""
    keys = {realm: (key_of(slug, realm).public,) for realm in TOWN_REALMS}
    return realms.TownIdentity(slug, slug.title(), f"http://{slug}.localhost", f"{calls.url}/{slug}", keys=keys)


@cache
def key_of(slug: str, realm: str) -> ClientKey:
    """The key of a test town's client."""
    return ClientKey.make()


@pytest.fixture
def first_keys_again(keycloak: RunningKeycloak, calls: Calls) -> Iterator[None]:
    """For tests that change towns' keys: the database forgets it by itself, Keycloak does not."""
    yield
    list(realms.apply_towns(keycloak.deployment, [identity_of(slug, calls) for slug in TOWNS]))


@pytest.fixture
def site(
    keycloak: RunningKeycloak,
    calls: Calls,
    post: Post,
    ahausen: TownRef,
    bestadt: TownRef,
    settings: Any,
) -> Site:
    """Both towns with their sealed credentials, the settings pointing at the running Keycloak."""
    calls.clear()
    provider.forget()
    settings.ENVIRONMENT = replace(
        settings.ENVIRONMENT,
        keycloak_url=keycloak.deployment.url,
        keycloak_internal_url=keycloak.deployment.url,
        identity_secret=keycloak.deployment.secret,
        business_account="stand-in",
        local_accounts=keycloak.deployment.local_accounts,
        smtp_url=f"smtp://127.0.0.1:{post.port}",
        base_port=None,
    )
    for town in (ahausen, bestadt):
        with in_town(town):
            for client in realms.credentials(keycloak.deployment, identity_of(town.slug, calls)):
                keep(client, key_of(town.slug, client.realm))
    accounts = realms.demo_accounts(keycloak.deployment, [identity_of(slug, calls) for slug in TOWNS])
    return Site((ahausen, bestadt), {account.username: account.password for account in accounts})
