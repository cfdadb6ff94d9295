"""Sessions that are over go with all they held, in the bound town only."""

from datetime import timedelta
from uuid import uuid4

from django.contrib.sessions.models import Session

from rathaus_platform.clock import now
from rathaus_platform.identity.api import sweep
from rathaus_platform.identity.models import SessionLink, User
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef


def _session(until: timedelta, realm: str) -> str:
    key = uuid4().hex
    Session.objects.create(session_key=key, session_data="", expire_date=now() + until)
    SessionLink.objects.create(session_key=key, issuer="i", subject=key, sid=key, expires_at=now() + until)
    User.objects.create(realm=realm, issuer="i", subject=key, username=key, first_name="Erika", email="e@example.org")
    return key


def test_only_what_is_over_goes_and_only_here(ahausen: TownRef, bestadt: TownRef) -> None:
    over, alive = timedelta(minutes=-1), timedelta(hours=1)
    for town in (ahausen, bestadt):
        with in_town(town):
            _session(over, "buerger")
            _session(alive, "verwaltung")
    with in_town(ahausen):
        assert sweep() == 1
        assert Session.objects.count() == SessionLink.objects.count() == 1
        assert {(u.realm, u.first_name, u.email) for u in User.objects.all()} == {
            ("buerger", "", ""),
            ("verwaltung", "Erika", "e@example.org"),
        }
        assert sweep() == 0
    with in_town(bestadt):
        assert Session.objects.count() == SessionLink.objects.count() == 2
        assert User.objects.filter(first_name="Erika").count() == 2
