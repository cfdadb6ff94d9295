"""The towns and demonstration accounts for `rathaus status`; needs Django's set-up and the database."""

from typing import Any

from django.conf import settings
from django.db import ProgrammingError
from psycopg.errors import UndefinedColumn, UndefinedTable

from rathaus_platform.identity.deployment import deployment as configured
from rathaus_platform.identity.realms import api as realms
from rathaus_site.demo.towns import TOWNS
from rathaus_tenants.registry import api as registry

OUTDATED = "Die Datenbank ist älter als dieses Programm. Bringen Sie sie zuerst auf den Stand: ./rathaus migrate"


def about() -> dict[str, Any]:
    """What `status` adds to the parts. A database of an older program is told as a problem with what to do."""
    try:
        return {"operator": operator(), "towns": towns(), "demo_accounts": demo_accounts()}
    except ProgrammingError as failure:
        if isinstance(failure.__cause__, UndefinedColumn | UndefinedTable):
            return {"ready": False, "problem": OUTDATED}
        raise


def towns() -> list[dict[str, str]]:
    """All open towns."""
    return [
        {"slug": town.slug, "name": town.name, "ars": registry.facts_of(town).ars, "url": town.base_url}
        for town in registry.active_towns()
    ]


def operator() -> str:
    """The address of the cooperative's host."""
    return configured().operator_url


def demo_accounts() -> list[dict[str, Any]]:
    """Accounts of the demonstration with their passwords; none where this is no demonstration."""
    environment = settings.ENVIRONMENT
    if not environment.demo or not environment.identity_secret:
        return []
    demo = {spec.slug for spec in TOWNS}
    identities = [
        realms.TownIdentity(town.slug, town.name, town.base_url)
        for town in registry.active_towns()
        if town.slug in demo
    ]
    return [
        {"town": a.town, "role": a.role, "username": a.username, "password": a.password}
        for a in realms.demo_accounts(configured(), identities)
    ]
