"""The same people in Keycloak's realm `verwaltung`, with the service account's rights (users, members, client roles).

A person may work for several towns: only what belongs to the bound town is touched.
"""

import secrets
from collections.abc import Callable, Collection
from typing import Any, TypeVar

from keycloak import KeycloakAdmin
from keycloak.exceptions import KeycloakError

from rathaus_platform.identity.deployment import deployment
from rathaus_platform.identity.realms.gateway import Gateway, KeycloakUnreachable
from rathaus_platform.identity.realms.kinds.organization import find_by_alias
from rathaus_platform.identity.realms.values import VERWALTUNG
from rathaus_platform.identity.relying_party.party import RelyingParty, relying_party
from rathaus_platform.identity.staff.values import TO_TOKEN, Invitation

T = TypeVar("T")


class TownInKeycloak:
    """The bound town's organization and client. Every call raises KeycloakUnreachable when Keycloak refuses."""

    def __init__(self) -> None:
        self.party: RelyingParty = relying_party(VERWALTUNG)
        self._gateway = Gateway.as_service_account(deployment())

    def take_in(self, invitation: Invitation) -> tuple[str, str]:
        """Make the account, or find the one that signs in with this address, as a member with these roles; subject and
        first password. An address that an account merely carries does not count: a directory may write any.
        """
        return self._asking(lambda admin: self._take_in(admin, invitation))

    def set_roles(self, subject: str, roles: Collection[str]) -> None:
        """Exactly these roles in this town."""
        self._asking(lambda admin: self._set_roles(admin, subject, roles))

    def let_go(self, subject: str, *, by_directory_now: bool) -> None:
        """No role and no membership here any more. Who belongs to no town is closed and signed out everywhere.

        With `by_directory_now` the account is deleted instead: Keycloak would go on asking for its password whenever
        somebody names that address, and never lead on to the town's directory.
        """
        self._asking(lambda admin: self._let_go(admin, subject, by_directory_now))

    def _take_in(self, admin: KeycloakAdmin, invitation: Invitation) -> tuple[str, str]:
        found = admin.get_users({"username": invitation.email.lower(), "exact": True})
        if found:
            subject, password = str(found[0]["id"]), ""
            if not found[0]["enabled"]:  # was let go once
                admin.update_user(subject, {**found[0], "enabled": True})
        else:
            password = "-".join(secrets.token_hex(3) for _ in range(3))
            subject = str(admin.create_user(_account(invitation, password)))
        if self.party.organization not in {o["alias"] for o in admin.get_user_organizations(subject)}:
            admin.organization_user_add(subject, self._organization())
        self._set_roles(admin, subject, invitation.roles)
        return subject, password

    def _set_roles(self, admin: KeycloakAdmin, subject: str, roles: Collection[str]) -> None:
        client = admin.get_client_id(self.party.client_id) or ""
        held = {role["name"]: role for role in admin.get_client_roles_of_user(subject, client)}
        wanted = {TO_TOKEN[role] for role in roles}
        missing = [admin.get_client_role(client, name) for name in sorted(wanted - held.keys())]
        too_much = [role for name, role in held.items() if name not in wanted]
        if missing:
            admin.assign_client_role(subject, client, missing)
        if too_much:
            admin.delete_client_roles_of_user(subject, client, too_much)

    def _let_go(self, admin: KeycloakAdmin, subject: str, by_directory_now: bool) -> None:
        self._set_roles(admin, subject, ())
        aliases = {o["alias"] for o in admin.get_user_organizations(subject)}
        if self.party.organization in aliases:
            admin.organization_user_remove(subject, self._organization())
        if not aliases - {self.party.organization}:
            admin.update_user(subject, {**admin.get_user(subject), "enabled": False})
            admin.user_logout(subject)  # and every town of the session gets its back-channel call
            if by_directory_now:
                admin.delete_user(subject)

    def _organization(self) -> str:
        found = find_by_alias(self._gateway, VERWALTUNG, self.party.organization)
        return str(found["id"]) if found else ""

    def _asking(self, call: Callable[[KeycloakAdmin], T]) -> T:
        try:
            return call(self._gateway.realm(VERWALTUNG))
        except KeycloakError as problem:
            raise KeycloakUnreachable from problem


def _account(invitation: Invitation, password: str) -> dict[str, Any]:
    return {
        "username": invitation.email.lower(),
        "email": invitation.email,
        "emailVerified": True,
        "firstName": invitation.first_name,
        "lastName": invitation.last_name,
        "enabled": True,
        "credentials": [{"type": "password", "value": password, "temporary": True}],
    }
