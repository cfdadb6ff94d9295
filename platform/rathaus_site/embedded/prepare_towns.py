"""Brings tables, sign-in and the demonstration towns to their newest state. Repeating it changes nothing."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from django.conf import settings

from rathaus_cms.seed import demo as news
from rathaus_platform.identity.api import bring_town
from rathaus_platform.identity.deployment import with_peers
from rathaus_platform.identity.realms import api as realms
from rathaus_site.demo.towns import TOWNS
from rathaus_site.embedded import prepared, probes, waiting
from rathaus_site.embedded.keycloak.server import ADMIN
from rathaus_site.embedded.problems import EmbeddedProblem
from rathaus_site.embedded.site import MIGRATED
from rathaus_site.embedded.state import state
from rathaus_tenants.backchannel import backchannel_url
from rathaus_tenants.context import in_town
from rathaus_tenants.migrate.api import migrate_all
from rathaus_tenants.provisioning.api import create_town
from rathaus_tenants.registry import api as registry

KEYCLOAK_SECONDS = 300  # the first time it is fetched and built meanwhile

Tell = Callable[[str], None]


def run(tell: Tell) -> None:
    """Tables first: web and workers start on MIGRATED, the rest needs Keycloak, and is left out if nothing changed."""
    report = migrate_all(progress=lambda what, how: tell(f"Tabellen von {what}: {how}"))
    if report.failed:
        raise EmbeddedProblem("\n".join(f"{slug}: {problem}" for slug, problem in report.failed.items()))
    tell(MIGRATED)
    administrator = _administrator()
    # A Keycloak or a database elsewhere may have changed without us.
    ours = {"keycloak", "postgres"} <= set(os.environ.get("RATHAUS_EMBEDDED", "").split(","))
    if ours and prepared.current():
        return
    _sign_in_and_towns(administrator, tell)
    if ours:
        prepared.remember()


def _sign_in_and_towns(administrator: tuple[str, str] | None, tell: Tell) -> None:
    deployment = _keyed(with_peers())
    if administrator is not None:
        _await_keycloak(tell)
        for change in realms.bootstrap(deployment, *administrator):
            tell(f"Anmeldung: {change.wanted.kind} {change.wanted.key}")
    for spec in TOWNS:
        town = create_town(spec, partial(_tell_step, tell, spec.name))
        with in_town(town):
            news.fill(town)
    if administrator is not None:
        _identities(deployment, administrator, tell)


def _identities(deployment: realms.Deployment, administrator: tuple[str, str], tell: Tell) -> None:
    """Addresses of all towns as they are now (the port may have changed), and the demonstration people."""
    demo = []
    at_keycloak = realms.Towns(deployment)
    for town in registry.active_towns():
        identity = realms.TownIdentity(town.slug, town.name, town.base_url, backchannel_url(town))
        with in_town(town):
            bring_town(at_keycloak, identity)
        if town.slug in {spec.slug for spec in TOWNS}:
            demo.append(identity)
    for change in realms.ensure_demo_people(deployment, demo, *administrator):
        tell(f"Anmeldung: {change.wanted.kind} {change.wanted.key}")


def _keyed(deployment: realms.Deployment) -> realms.Deployment:
    """With own signing keys: realms appear at once, and their certificates outlive a Keycloak made anew."""
    return replace(deployment, keys=realms.load_or_make_keys(state().identity, deployment.realms))


def _administrator() -> tuple[str, str] | None:
    """User and password for the realms themselves: ours, or of a Keycloak elsewhere if it was told to us."""
    if "keycloak" in os.environ.get("RATHAUS_EMBEDDED", ""):
        return ADMIN, os.environ["RATHAUS_PASSWORD_KEYCLOAK_ADMIN"]
    user, password = (os.environ.get(f"RATHAUS_KEYCLOAK_ADMIN{part}", "") for part in ("", "_PASSWORD"))
    return (user, password) if user and password else None


def _await_keycloak(tell: Tell) -> None:
    tell("Anmeldung: wartet auf Keycloak")
    url = f"{settings.ENVIRONMENT.keycloak_internal_url}/realms/master"
    waiting.until(lambda: probes.page(url), seconds=KEYCLOAK_SECONDS, what="Keycloak")


def _tell_step(tell: Tell, name: str, step: str, how: str) -> None:
    tell(f"{name}: {step} {how}")
