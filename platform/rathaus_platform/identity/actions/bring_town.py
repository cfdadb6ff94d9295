"""Bring the bound town's clients at Keycloak to the desired state, with keys of its own."""

from dataclasses import replace

from django.db import transaction

from rathaus_platform import clock
from rathaus_platform.identity.actions.directory import directory_among
from rathaus_platform.identity.api_clients.actions import identities
from rathaus_platform.identity.client_keys import drop_ended, keep, kept, public_keys
from rathaus_platform.identity.models import OidcClient
from rathaus_platform.identity.realms.api import Change, ClientCredentials, TownIdentity, Towns
from rathaus_platform.identity.realms.credential import ClientKey


def as_kept(town: TownIdentity) -> TownIdentity:
    """The town with what it keeps itself: directory, programs and public keys. Reads only."""
    return _as_kept(town, list(OidcClient.objects.all()))


@transaction.atomic
def bring_town(at_keycloak: Towns, town: TownIdentity) -> list[Change]:
    """Keycloak first, then here; returns what had to be changed there. Run again, it changes nothing.

    A client without a key gets one, and keys whose time is over are taken from Keycloak and forgotten. Two runs over
    the same town wait for one another. Raises KeycloakUnreachable or NotApplied.
    """
    rows = {row.realm: row for row in OidcClient.objects.select_for_update()}
    wanted = _as_kept(town, list(rows.values()))
    clients = at_keycloak.credentials(town)
    made = {client.realm: ClientKey.make() for client in clients if not wanted.keys.get(client.realm)}
    keys = {**wanted.keys, **{realm: (key.public,) for realm, key in made.items()}}
    changes = list(at_keycloak.apply(replace(wanted, keys=keys)))
    for client in clients:
        if client.realm in made:
            keep(client, made[client.realm])
        else:
            _refresh(rows[client.realm], client)
    return changes


def _as_kept(town: TownIdentity, rows: list[OidcClient]) -> TownIdentity:
    return replace(town, directory=directory_among(rows), api_clients=identities(), keys=public_keys(rows, clock.now()))


def _refresh(row: OidcClient, client: ClientCredentials) -> None:
    """Addresses and names may have changed, and keys have ended."""
    told = {"issuer": client.issuer, "client_id": client.client_id, "organization": client.organization}
    if any(getattr(row, name) != value for name, value in told.items()):
        OidcClient.objects.filter(pk=row.pk).update(**told)
    now = clock.now()
    if not all(key.holds(now) for key in kept(row)):
        drop_ended(row, now)
