"""Registering, giving another secret, revoking, in the bound town. All of it is in the audit trail."""

import logging
from collections.abc import Collection
from datetime import timedelta
from typing import Final

from django.db import transaction

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now
from rathaus_platform.errors import PlatformError
from rathaus_platform.identity.api_clients import rules
from rathaus_platform.identity.api_clients.errors import NameTaken, UnknownProgram
from rathaus_platform.identity.api_clients.models import ApiClient
from rathaus_platform.identity.api_clients.public_keys import public_key
from rathaus_platform.identity.api_clients.town import bound_town, issuer
from rathaus_platform.identity.api_clients.values import Program, Quota, Registered, identity_of, program_of
from rathaus_platform.identity.client_keys import KeptKey
from rathaus_platform.identity.deployment import deployment
from rathaus_platform.identity.realms.api_clients import ApiClientsAtKeycloak
from rathaus_platform.identity.realms.state.api_clients import PREFIX
from rathaus_platform.identity.realms.values import ApiClientIdentity

log = logging.getLogger(__name__)
OVERLAP: Final = timedelta(days=1)  # how long the key before is taken: time to change over
OPERATOR = audit.Actor("operator", "", "Betrieb")
"""Whoever may call the command line acts for the cooperative."""


@transaction.atomic
def create(name: str, scopes: Collection[str], quota: Quota | None = None, *, by: audit.Actor = OPERATOR) -> Registered:
    """Register a program; its secret is in the answer and nowhere else.

    Raises Invalid, NameTaken, SignInAway (deployment without Keycloak), KeycloakUnreachable, NotApplied.
    """
    quota, town = quota or Quota(), bound_town()
    rules.check(name, scopes, quota)
    keycloak, client_id = ApiClientsAtKeycloak(deployment()), f"{PREFIX}{town.slug}-{name}"
    if ApiClient.objects.filter(name=name).exists() or keycloak.exists(client_id):
        raise NameTaken
    row = ApiClient(name=name, client_id=client_id, scopes=sorted(set(scopes)), valid_from=now(), **vars(quota))
    row.save(force_insert=True)
    keycloak.bring(identity_of(row, town))
    _note("api_client.created", row, by, scopes=list(row.scopes))
    return _registered(row, keycloak.secret(client_id))


@transaction.atomic
def take_key(name: str, text: str, *, overlap: timedelta = OVERLAP, by: audit.Actor = OPERATOR) -> Registered:
    """Another public key (PEM or JWK); the ones before are taken for the `overlap` still, so no call fails.

    With the first key the secret opens nothing any more. Without an overlap (after a loss) older keys end at once, and
    all tokens they have fetched. Raises Invalid, UnknownProgram, KeycloakUnreachable, NotApplied.
    """
    new, row, at = public_key(text), _locked(name), now()
    before = [key.ending(at + overlap) for key in program_of(row).keys if key.jwk["kid"] != new["kid"]]
    row.keys = [key.as_json() for key in (KeptKey(new), *before) if key.holds(at)]
    if not overlap:
        row.valid_from = at
    row.save(update_fields=["keys", "valid_from"])
    ApiClientsAtKeycloak(deployment()).bring(identity_of(row, bound_town()))
    _note("api_client.key_taken", row, by, key=new["kid"])
    return _registered(row, "")


def drop_ended_keys() -> bool:
    """Forget keys of the bound town's programs whose time is over; whether there were any."""
    at, dropped = now(), False
    for row in ApiClient.objects.exclude(keys=[]):
        holding = [key.as_json() for key in program_of(row).keys if key.holds(at)]
        if holding != row.keys:
            ApiClient.objects.filter(pk=row.pk, keys=row.keys).update(keys=holding)
            dropped = True
    return dropped


@transaction.atomic
def rotate(name: str, *, by: audit.Actor = OPERATOR) -> Registered:
    """Another secret. The old one, keys, and all tokens fetched with them end at once.

    Raises UnknownProgram, KeycloakUnreachable.
    """
    row, town = _locked(name), bound_town()
    row.keys = []
    keycloak = ApiClientsAtKeycloak(deployment())
    keycloak.bring(identity_of(row, town))
    secret = keycloak.new_secret(row.client_id)
    row.valid_from = now()
    row.save(update_fields=["keys", "valid_from"])
    _note("api_client.rotated", row, by)
    return _registered(row, secret)


def revoke(name: str, *, by: audit.Actor = OPERATOR) -> None:
    """No call of this program is answered from now on, also with tokens it still holds. Raises UnknownProgram.

    Keycloak is told as well. While it is away that waits for the next `rathaus identity apply`: here the program is
    out all the same.
    """
    with transaction.atomic():
        row = _locked(name)
        row.revoked_at = now()
        row.save(update_fields=["revoked_at"])
        _note("api_client.revoked", row, by)
    try:
        ApiClientsAtKeycloak(deployment()).bring(identity_of(row, bound_town()))
    except PlatformError:
        log.warning("Keycloak could not be told that a program was revoked; `rathaus identity apply` will")


def identities() -> tuple[ApiClientIdentity, ...]:
    """The bound town's programs as Keycloak should know them, the revoked ones disabled."""
    town = bound_town()
    return tuple(identity_of(row, town) for row in ApiClient.objects.order_by("client_id"))


def programs() -> list[Program]:
    """The bound town's programs, the revoked ones last."""
    rows = [program_of(row) for row in ApiClient.objects.order_by("name")]
    return sorted(rows, key=lambda one: one.revoked_at is not None)


def _locked(name: str) -> ApiClient:
    row = ApiClient.objects.select_for_update().filter(name=name, revoked_at=None).first()
    if row is None:
        raise UnknownProgram
    return row


def _registered(row: ApiClient, secret: str) -> Registered:
    return Registered(program_of(row), secret, f"{issuer()}/protocol/openid-connect/token")


def _note(action: str, row: ApiClient, by: audit.Actor, **details: audit.Detail) -> None:
    audit.record(action, subject=("api_client", str(row.id)), actor=by, details={"name": row.name, **details})
