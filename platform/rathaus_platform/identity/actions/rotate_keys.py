"""A new key for each of the bound town's clients, while the one before it is still taken: no sign-in fails."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from rathaus_platform import clock
from rathaus_platform.audit import api as audit
from rathaus_platform.identity.actions.bring_town import as_kept, bring_town
from rathaus_platform.identity.client_keys import KeptKey, keep, kept
from rathaus_platform.identity.models import OidcClient
from rathaus_platform.identity.realms.api import TownIdentity, Towns
from rathaus_platform.identity.realms.credential import ClientKey

OVERLAP: Final = timedelta(hours=1)  # how long the old key is taken: longer than any sign-in is on its way


def rotate_keys(
    at_keycloak: Towns, town: TownIdentity, by: audit.Actor, *, overlap: timedelta = OVERLAP
) -> tuple[str, ...]:
    """Returns the realms whose client has a new key: none while an old one is still taken (so a run may be repeated).

    First Keycloak takes both keys, then the town signs with the new one, later the old one ends. Without an `overlap`
    (after a loss) it ends at once, a rotation under way or not. Raises KeycloakUnreachable or NotApplied; what was
    begun is then mended by the next run.
    """
    rotated = _rotate(at_keycloak, town, by, overlap)
    if not overlap:
        bring_town(at_keycloak, town)  # what has ended is taken from Keycloak
    return rotated


@transaction.atomic
def _rotate(at_keycloak: Towns, town: TownIdentity, by: audit.Actor, overlap: timedelta) -> tuple[str, ...]:
    now = clock.now()
    rows = {row.realm: row for row in OidcClient.objects.select_for_update()}
    due = {realm: row for realm, row in rows.items() if row.keys and (not overlap or not _under_way(row, now))}
    new = {realm: ClientKey.make() for realm in due}
    wanted = as_kept(town)
    both = {realm: (new[realm].public, *keys) if realm in new else keys for realm, keys in wanted.keys.items()}
    for _change in at_keycloak.apply(replace(wanted, keys=both)):
        pass
    for client in at_keycloak.credentials(town):
        if client.realm in new:
            keep(client, new[client.realm], _ending(rows[client.realm], now + overlap))
            details: dict[str, audit.Detail] = {"realm": client.realm, "key": new[client.realm].public["kid"]}
            audit.record("identity.key_rotated", subject=("client", client.client_id), actor=by, details=details)
    return tuple(sorted(new))


def _under_way(row: OidcClient, now: datetime) -> bool:
    return any(key.until is not None and key.holds(now) for key in kept(row))


def _ending(row: OidcClient, end: datetime) -> list[KeptKey]:
    """All keys so far, none of them longer than until `end`."""
    return [key.ending(end) for key in kept(row)]
