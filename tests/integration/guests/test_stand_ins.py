"""Stand-in between towns: consent, acceptance, the way through one's own desk, and every end of it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.integration.cases import world as cases_world
from tests.integration.guests import world

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import today
from rathaus_platform.errors import Forbidden, Invalid
from rathaus_platform.identity.api import CLERK, EDITOR, LEAD, TrustLevel
from rathaus_platform.identity.models import User
from rathaus_tenants.context import in_public, in_town
from rathaus_tenants.guests import api as guests
from rathaus_tenants.guests.door import admit, look
from rathaus_tenants.guests.models import Seat, StandIn
from rathaus_tenants.guests.seats import staff_changed
from rathaus_tenants.lifecycle.api import suspend
from rathaus_tenants.values import TownRef

BASIS = TrustLevel.BASIS


def test_nobody_comes_before_it_is_accepted_and_none_but_those_named(ahausen: TownRef, bestadt: TownRef) -> None:
    grant = world.offered(ahausen, bestadt).id
    with in_town(bestadt):
        bert, berta = cases_world.staff(CLERK, "Bert Baum"), cases_world.staff(CLERK, "Berta Busch")
        assert guests.offers_for(bert) == ()
        with pytest.raises(guests.UnknownGrant):
            guests.enter(bert, grant)
        user = User.objects.get(pk=bert.id)
        guests.accept(world.admin(), grant, users=[(user.issuer, user.subject)])
        assert [one.host for one in guests.offers_for(bert)] == ["Ahausen"]
        assert guests.offers_for(berta) == ()
        with pytest.raises(guests.UnknownGrant):
            guests.enter(berta, grant)
        claims = world.claims_of(bert, "bestadt")
    with in_town(ahausen):
        assert admit(claims, BASIS) is None  # not before their own desk has seen them off
    with in_town(bestadt):
        address = guests.enter(bert, grant)
        assert address.startswith(f"{ahausen.base_url}/anmelden/verwaltung/?") and "von=bestadt" in address
    with in_town(ahausen):
        guest = admit(claims, BASIS)
        assert guest is not None
        assert (guest.kind, guest.home, guest.read_only) == ("stand_in", "Bestadt", False)
        assert guest.services == {cases_world.SERVICE}
        assert look("stand_in", grant, user.issuer, user.subject) == guest
        assert admit({**claims, "organization": ["ahausen"]}, BASIS) is None
        assert admit({**claims, "organization": None}, BASIS) is None
        assert admit({**claims, "sub": "somebody"}, BASIS) is None
    with in_town(bestadt):
        assert admit(claims, BASIS) is None and look("stand_in", grant, user.issuer, user.subject) is None


def test_the_way_there_costs_the_inbox_one_statement(ahausen: TownRef, bestadt: TownRef) -> None:
    world.offered(ahausen, bestadt)
    with in_town(bestadt):
        bert = cases_world.staff(CLERK, "Bert Baum")
        with CaptureQueriesContext(connection) as asked:
            guests.offers_for(bert)
    assert len([one for one in asked if " FROM " in one["sql"]]) == 1


def entered(host: TownRef, home: TownRef) -> tuple[guests.StandInView, User]:
    view = world.offered(host, home)
    with in_town(home):
        bert = cases_world.staff(CLERK, "Bert Baum")
        guests.accept(world.admin(), view.id, users=None)
        guests.enter(bert, view.id)
        return view, User.objects.get(pk=bert.id)


@pytest.mark.parametrize("side", ["host", "home"])
def test_either_town_ends_it_at_once(ahausen: TownRef, bestadt: TownRef, side: str) -> None:
    view, user = entered(ahausen, bestadt)
    with in_town(ahausen):
        assert look("stand_in", view.id, user.issuer, user.subject)
    with in_town(ahausen if side == "host" else bestadt):
        with pytest.raises(Forbidden):
            guests.end(cases_world.staff(CLERK, "Klara Kurz"), view.id)
        guests.end(world.admin(), view.id)
    with in_town(ahausen):
        assert look("stand_in", view.id, user.issuer, user.subject) is None
        assert guests.stand_ins()[0].ended_by == side
        with pytest.raises(guests.GrantOver):
            guests.end(world.admin(), view.id)


@pytest.mark.parametrize("change", ["begins_at", "ends_at"])
def test_the_clock_bounds_it(ahausen: TownRef, bestadt: TownRef, change: str) -> None:
    view, user = entered(ahausen, bestadt)
    now = datetime.now(UTC)
    moment = now + timedelta(hours=1) if change == "begins_at" else now - timedelta(seconds=1)
    with in_public():
        StandIn.objects.filter(pk=view.id).update(**{change: moment})
    with in_town(ahausen):
        assert look("stand_in", view.id, user.issuer, user.subject) is None


def test_whoever_is_no_clerk_any_more_is_out(ahausen: TownRef, bestadt: TownRef) -> None:
    view, user = entered(ahausen, bestadt)
    with in_town(ahausen):
        staff_changed(user.issuer, user.subject, frozenset())  # a guest has no role there
        assert look("stand_in", view.id, user.issuer, user.subject)
    with in_town(bestadt):
        staff_changed(user.issuer, user.subject, frozenset({LEAD}))
    with in_town(ahausen):
        assert look("stand_in", view.id, user.issuer, user.subject)
    with in_town(bestadt):
        staff_changed(user.issuer, user.subject, frozenset({EDITOR}))
    with in_town(ahausen):
        assert look("stand_in", view.id, user.issuer, user.subject) is None


@pytest.mark.usefixtures("fresh_database")
def test_a_closed_town_sends_nobody(ahausen: TownRef, bestadt: TownRef) -> None:
    view, user = entered(ahausen, bestadt)
    suspend("bestadt")
    with in_town(ahausen):
        assert look("stand_in", view.id, user.issuer, user.subject) is None


def test_the_way_from_the_own_desk_is_good_for_minutes(ahausen: TownRef, bestadt: TownRef) -> None:
    _view, user = entered(ahausen, bestadt)
    claims = {"iss": user.issuer, "sub": user.subject, "organization": ["bestadt"]}
    with in_town(ahausen):
        assert admit(claims, BASIS)
    with in_public():
        Seat.objects.update(entered_at=datetime.now(UTC) - timedelta(minutes=11))
    with in_town(ahausen):
        assert admit(claims, BASIS) is None


def test_the_town_itself_others_and_editors_cannot_answer(ahausen: TownRef, bestadt: TownRef) -> None:
    grant = world.offered(ahausen, bestadt).id
    with in_town(ahausen), pytest.raises(guests.UnknownGrant):
        guests.accept(world.admin(), grant, users=None)
    with in_town(bestadt):
        for role in (CLERK, EDITOR):
            with pytest.raises(Forbidden):
                guests.accept(cases_world.staff(role), grant, users=None)
        with pytest.raises(Invalid):
            guests.accept(world.admin(), grant, users=[])
        guests.accept(world.admin(), grant, users=None)
        with pytest.raises(guests.GrantOver):
            guests.accept(world.admin(), grant, users=None)
        with pytest.raises(guests.NotForYou):
            guests.enter(cases_world.staff(EDITOR, "Edda Ernst"), grant)


@pytest.mark.parametrize(
    "changes",
    [
        {"services": []},
        {"reason": "kurz"},
        {"ends_on": today() - timedelta(days=1)},
        {"ends_on": today() + timedelta(days=300)},
        {"begins_on": None},
    ],
)
def test_consent_is_complete_or_not_given(ahausen: TownRef, bestadt: TownRef, changes: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        world.offered(ahausen, bestadt, **changes)
    with pytest.raises(Invalid):
        world.offered(ahausen, ahausen)


def test_both_chains_tell_it_and_neither_names_the_others_people(ahausen: TownRef, bestadt: TownRef) -> None:
    view, _user = entered(ahausen, bestadt)
    with in_town(bestadt):
        guests.end(world.admin("Bea Brand"), view.id)
        told = audit.history_of(("guest", str(view.id)))
        assert [(one.action.split(".")[1], one.actor.name) for one in told] == [
            ("offered", "Ahausen"),
            ("accepted", "Vera Walter"),
            ("entered", "Bert Baum"),
            ("ended", "Bea Brand"),
        ]
        assert audit.verify().intact
    with in_town(ahausen):
        told = audit.history_of(("guest", str(view.id)))
        assert [(one.action.split(".")[1], one.actor.name) for one in told] == [
            ("offered", "Vera Walter"),
            ("accepted", "Bestadt"),
            ("ended", "Bestadt"),
        ]
        assert audit.verify().intact
