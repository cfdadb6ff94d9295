"""What guests reach of the administration, address by address: the desk and nothing else. New addresses are in here
by themselves.
"""

from collections.abc import Callable, Iterator

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.integration.guests import world
from tests.integration.guests.desk import as_guest

from rathaus_platform.identity.guest import OPERATOR, STAND_IN
from rathaus_platform.identity.guests import ADMINISTRATION, ALLOWED, WAYS_OUT
from rathaus_platform.identity.roles import FROM_TOKEN, GROUPS
from rathaus_tenants.context import in_public
from rathaus_tenants.guests import api as guests
from rathaus_tenants.values import TownRef

Connect = Callable[[TownRef], Client]


def addresses(resolver: URLResolver, before: str = "", namespaces: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every pattern as (namespace, path as it is written)."""
    for one in resolver.url_patterns:
        written = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield ":".join(namespaces), written.replace("^", "").replace("$", "")
        else:
            inner = (*namespaces, one.namespace) if one.namespace else namespaces
            yield from addresses(one, written, inner)


def administration() -> list[tuple[str, str]]:
    found = [(space, f"/{path}") for space, path in addresses(get_resolver())]
    return [(space, path) for space, path in found if path.startswith(ADMINISTRATION)]


def test_only_the_desk_lies_within_reach() -> None:
    everything = administration()
    assert len(everything) > 100
    within = {(space, path) for space, path in everything if path.startswith(ALLOWED)}
    assert {space for space, path in within} == {"desk", ""}
    assert {path.split("/")[2].split("-")[0] for space, path in within if not space} <= {"jsi18n", "sprite"}


def test_a_guest_is_refused_everywhere_else(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> None:
    who = world.operator()
    visit = guests.open_visit(who, ahausen, reason=world.REASON, minutes=30)
    client = town_client(ahausen)
    as_guest(client, ahausen, f"operator/{visit.id}", who.issuer, who.subject, "Olaf Oberwart")
    tops = {f"{ADMINISTRATION}{path.split('/')[2]}/" for _space, path in administration() if path.count("/") > 2}
    plain = {top for top in tops if not any(mark in top for mark in "<(\\[")}
    refused = sorted(top for top in plain if not top.startswith((*ALLOWED, *WAYS_OUT)))
    assert len(refused) > 15
    assert {top: client.get(top).status_code for top in refused} == dict.fromkeys(refused, 403)


def test_the_roles_of_guests_are_nobody_elses() -> None:
    """What asks for a town's own role does not find it in a guest; no token and no group gives a guest's."""
    assert not {OPERATOR, STAND_IN} & {*GROUPS, *FROM_TOKEN, *FROM_TOKEN.values()}


def test_nobody_rewrites_the_operators_chain(ahausen: TownRef) -> None:
    with in_public(), connection.cursor() as cursor:
        for statement in ("UPDATE audit_entry SET action = ''", "DELETE FROM audit_entry", "TRUNCATE audit_entry"):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                cursor.execute(statement)
