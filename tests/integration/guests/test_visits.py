"""Break glass: a reason, a fresh proof, minutes; seen by the town, kept in two chains, ended by either side."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from tests.integration.cases import world as cases_world
from tests.integration.guests import world

from rathaus_platform.audit import api as audit
from rathaus_platform.errors import Invalid, TrustTooLow
from rathaus_platform.identity.api import TrustLevel
from rathaus_platform.identity.operators.api import Operator
from rathaus_platform.identity.staff.api import NotStaff
from rathaus_tenants.context import in_public, in_town
from rathaus_tenants.guests import api as guests
from rathaus_tenants.guests.door import admit, look
from rathaus_tenants.guests.models import Visit
from rathaus_tenants.values import TownRef


def opened(town: TownRef, operator: Operator | None = None) -> tuple[Operator, guests.VisitView]:
    who = operator or world.operator()
    return who, guests.open_visit(who, town, reason=world.REASON, ticket="4711", minutes=30)


def claims(operator: Operator) -> dict[str, object]:
    return {"iss": operator.issuer, "sub": operator.subject}


def test_it_opens_one_town_for_one_operator(ahausen: TownRef, bestadt: TownRef) -> None:
    who, visit = opened(ahausen)

    with in_town(ahausen):
        guest = admit(claims(who), TrustLevel.SUBSTANZIELL)
        assert guest is not None and guest.read_only and guest.services is None and guest.grant == visit.id
        assert look("operator", visit.id, who.issuer, who.subject) == guest
        assert admit(claims(world.operator()), TrustLevel.SUBSTANZIELL) is None
        assert look("operator", visit.id, who.issuer, "somebody") is None
        assert look("stand_in", visit.id, who.issuer, who.subject) is None
        with pytest.raises(TrustTooLow):
            admit(claims(who), TrustLevel.BASIS)
    with in_town(bestadt):
        assert admit(claims(who), TrustLevel.SUBSTANZIELL) is None
        assert look("operator", visit.id, who.issuer, who.subject) is None
        assert guests.open_visits() == guests.visits() == ()


@pytest.mark.parametrize(
    "stale",
    [{"trust": TrustLevel.BASIS}, {"authenticated_at": datetime.now(UTC) - timedelta(minutes=11)}],
)
def test_a_weak_or_old_proof_opens_nothing(ahausen: TownRef, stale: dict[str, object]) -> None:
    with pytest.raises(guests.ProofTooOld):
        opened(ahausen, world.operator(**stale))
    with in_public():
        assert not Visit.objects.exists()


@pytest.mark.parametrize(("reason", "minutes"), [("", 30), ("Test", 30), (world.REASON, 240), (world.REASON, 0)])
def test_a_reason_and_a_length_from_the_list_are_needed(ahausen: TownRef, reason: str, minutes: int) -> None:
    with pytest.raises(Invalid):
        guests.open_visit(world.operator(), ahausen, reason=reason, minutes=minutes)


def test_the_deployment_bounds_the_length(settings) -> None:  # type: ignore[no-untyped-def]
    assert guests.lengths() == (30, 60)
    settings.RATHAUS_VISIT_MINUTES = 20
    assert guests.lengths() == (20,)
    settings.RATHAUS_VISIT_MINUTES = 120
    assert guests.lengths() == (30, 60, 120)


def test_the_town_sees_it_and_shows_the_operator_out(ahausen: TownRef, bestadt: TownRef) -> None:
    who, visit = opened(ahausen)

    with in_town(ahausen):
        (seen,) = guests.open_visits()
        assert (seen.name, seen.reason, seen.ticket) == ("Olaf Oberwart", world.REASON, "4711")
        with pytest.raises(NotStaff):
            guests.end_visit(cases_world.staff(), visit.id)
    with in_town(bestadt), pytest.raises(guests.UnknownGrant):
        guests.end_visit(world.admin(), visit.id)
    with in_town(ahausen):
        guests.end_visit(world.admin(), visit.id)
        assert look("operator", visit.id, who.issuer, who.subject) is None
        assert admit(claims(who), TrustLevel.HOCH) is None
        assert guests.open_visits() == ()
        assert guests.visits()[0].ended_by == "town"
        with pytest.raises(guests.GrantOver):
            guests.end_visit(world.admin(), visit.id)


def test_the_operator_ends_their_own_only(ahausen: TownRef) -> None:
    who, visit = opened(ahausen)
    with pytest.raises(guests.UnknownGrant):
        guests.end_own_visit(world.operator(), visit.id)
    guests.end_own_visit(who, visit.id)
    with in_town(ahausen):
        assert look("operator", visit.id, who.issuer, who.subject) is None
    assert [one.ended_by for one in guests.own_visits(who)] == ["operator"]


def test_a_second_visit_ends_the_first(ahausen: TownRef) -> None:
    who, first = opened(ahausen)
    _who, second = opened(ahausen, who)
    with in_town(ahausen):
        assert [one.id for one in guests.open_visits()] == [second.id]
        assert look("operator", first.id, who.issuer, who.subject) is None


def test_it_is_over_when_the_time_is(ahausen: TownRef) -> None:
    who, visit = opened(ahausen)
    with in_public():
        Visit.objects.filter(pk=visit.id).update(ends_at=datetime.now(UTC) - timedelta(seconds=1))
    with in_town(ahausen):
        assert look("operator", visit.id, who.issuer, who.subject) is None
        assert admit(claims(who), TrustLevel.HOCH) is None
        assert guests.open_visits() == ()
        with pytest.raises(guests.GrantOver):
            guests.end_visit(world.admin(), visit.id)


def test_both_chains_tell_it_and_hold(ahausen: TownRef, bestadt: TownRef) -> None:
    _who, visit = opened(ahausen)
    with in_town(ahausen):
        guests.end_visit(world.admin("Vera Walter"), visit.id)
        told = audit.history_of(("guest", str(visit.id)))
        assert [(one.action, one.actor.kind, one.actor.name) for one in told] == [
            ("visit.opened", "operator", "Olaf Oberwart"),
            ("visit.ended", "staff", "Vera Walter"),
        ]
        assert told[0].details["reason"] == world.REASON
        assert audit.verify().intact
    with in_public():
        kept = audit.history_of(("guest", str(visit.id)))
        assert [one.action for one in kept] == ["visit.opened", "visit.ended"]
        assert [one.actor.name for one in kept] == ["Olaf Oberwart", "Ahausen"]  # who it was there stays there
        assert audit.verify().intact
    with in_town(bestadt):
        assert audit.history_of(("guest", str(visit.id))) == ()


def test_an_unknown_visit_and_a_foreign_one_look_the_same(ahausen: TownRef, bestadt: TownRef) -> None:
    _who, visit = opened(ahausen)
    with in_town(bestadt):
        for unknown in (visit.id, uuid4()):
            with pytest.raises(guests.UnknownGrant):
                guests.visit_of_town(unknown)


def test_a_weak_admin_ends_nothing(ahausen: TownRef) -> None:
    _who, visit = opened(ahausen)
    with in_town(ahausen), pytest.raises(TrustTooLow):
        guests.end_visit(replace(world.admin(), trust=TrustLevel.BASIS), visit.id)
