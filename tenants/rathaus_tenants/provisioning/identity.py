"""The step that gives a town its clients at Keycloak."""

from django.conf import settings

from rathaus_platform.identity.api import set_up_town
from rathaus_tenants.backchannel import backchannel_url
from rathaus_tenants.provisioning.spec import TownSpec
from rathaus_tenants.provisioning.steps import Skipped
from rathaus_tenants.values import TownRef


def identity(town: TownRef, spec: TownSpec) -> None:
    """The step `identity`; skipped where this deployment has no sign-in, done by the next run when it has."""
    give_clients(town)


def give_clients(town: TownRef) -> None:
    """Makes or mends the bound town's clients. Raises Skipped where this deployment has no sign-in."""
    if not settings.ENVIRONMENT.identity_secret:
        raise Skipped("RATHAUS_IDENTITY_SECRET fehlt")
    set_up_town(slug=town.slug, name=town.name, base_url=town.base_url, backchannel_url=backchannel_url(town))
