"""Many resources a request: what the service account may list, in pages."""

from collections.abc import Iterator
from typing import Any, Final

from keycloak import KeycloakAdmin
from keycloak.exceptions import KeycloakGetError, raise_error_from_response

from rathaus_platform.identity.realms.values import Rep

# Keycloak loads what it has not cached one client after the other, and slower the more it has in one transaction:
# 500 clients took 4.8 s in pages of 1,000 and 3.6 s in pages of 50 from a cold cache, 0.3 s from a warm one.
PAGE: Final = 50
ROLES_PAGE: Final = 1000  # names only, a page costs some milliseconds


def clients(admin: KeycloakAdmin, prefix: str) -> dict[str, Rep]:
    """All clients whose clientId begins with `prefix`, whole, by clientId."""
    rows = _rows(admin, "clients", PAGE, clientId=prefix, search="true")  # Keycloak searches inside the name as well
    return {row["clientId"]: row for row in rows if row["clientId"].startswith(prefix)}


def organizations(admin: KeycloakAdmin) -> dict[str, Rep]:
    """All organizations, whole, by alias."""
    return {row["alias"]: row for row in _rows(admin, "organizations", PAGE, briefRepresentation="false")}


def identity_providers(admin: KeycloakAdmin) -> frozenset[str]:
    """The aliases of all identity providers."""
    rows = _rows(admin, "identity-provider/instances", ROLES_PAGE, briefRepresentation="true")
    return frozenset(row["alias"] for row in rows)


def client_roles(admin: KeycloakAdmin, asking: str) -> dict[str, list[str]]:
    """The names of all client roles by the client's id (not its clientId). Clients without a role are missing.

    The admin API shows roles client by client only. Keycloak's console has a list of all that a client may still be
    given; `asking` is a client that has been given none. It is no documented part of the API: where it is missing, the
    answer is empty and the caller asks client by client.
    """
    client_id = admin.get_client_id(asking)
    found: dict[str, list[str]] = {}
    try:
        for row in _rows(admin, f"ui-ext/available-roles/clients/{client_id}", ROLES_PAGE):
            found.setdefault(row["clientId"], []).append(row["role"])
    except (KeycloakGetError, KeyError):
        return {}
    return found


def _rows(admin: KeycloakAdmin, place: str, size: int, **query: str) -> Iterator[Rep]:
    first = 0
    while True:
        path = f"admin/realms/{admin.connection.realm_name}/{place}"
        answer = admin.connection.raw_get(path, first=first, max=size, **query)
        rows: Any = raise_error_from_response(answer, KeycloakGetError)
        yield from rows
        if len(rows) < size:
            return
        first += size
