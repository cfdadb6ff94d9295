"""A release that goes worse than the one before halts by itself and says why; nothing counted is about anybody."""

from datetime import timedelta
from typing import Any
from unittest.mock import Mock

import pytest
from django.test import Client
from tests.integration.cases import world
from tests.integration.services.operating import operator
from tests.integration.services.rolling import released, titled

from rathaus_platform.clock import today
from rathaus_services.activation import api as activation
from rathaus_services.activation.counting import KEPT
from rathaus_services.activation.models import ReleaseCount
from rathaus_services.cases import api as cases
from rathaus_services.releases import api as releases
from rathaus_services.releases.models import Rollout, RolloutStep, Tally
from rathaus_services.rollout.tasks import forget, tell, watch_releases
from rathaus_tenants.context import in_public, in_town
from rathaus_tenants.values import TownRef

KEY = world.SERVICE
YESTERDAY = today() - timedelta(days=1)


def counted(release_id: int) -> dict[str, int]:
    return dict(ReleaseCount.objects.filter(release_id=release_id).values_list("kind", "number"))


def told(town: TownRef, release_id: int, day: Any = YESTERDAY, **numbers: int) -> None:
    with in_public():
        Tally.objects.create(town_id=town.id, release_id=release_id, day=day, **numbers)


def both(ahausen: TownRef) -> tuple[int, Rollout]:
    """The old release with good numbers, and a new one that began yesterday."""
    with in_town(ahausen):
        old = releases.release_for(KEY).id
    row = released(KEY, titled("Hund neu anmelden"))
    with in_public():
        Rollout.objects.filter(pk=row.pk).update(begun_at=row.begun_at - timedelta(days=2))
    return old, row


def state(row: Rollout) -> tuple[bool, str]:
    with in_public():
        step = RolloutStep.objects.filter(rollout=row).latest("id")
        return Rollout.objects.get(pk=row.pk).halted, step.reason


def test_begun_and_sent_are_counted_in_their_town_and_release(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        release = releases.release_for(KEY).id
        world.send()
        cases.start_draft(key=KEY, person=None)
        assert counted(release) == {"begun": 2, "sent": 1, "finished": 1}
    with in_town(bestadt):
        assert counted(release) == {}


def test_a_refused_page_and_a_broken_one_are_counted(
    ahausen: TownRef, bestadt: TownRef, town_client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client: Client = town_client(ahausen, raise_request_exception=False)
    begun = client.post(f"/leistungen/{KEY}/beginnen/")
    step = client.get(begun["Location"]).context["next_url"]
    assert client.post(step, {}).status_code == 422
    with in_town(ahausen):
        release = releases.release_for(KEY).id
        assert counted(release) == {"begun": 1, "refused": 1}

    monkeypatch.setattr("rathaus_services.journey.views.steps.open_walk", Mock(side_effect=RuntimeError("kaputt")))
    assert client.get(step).status_code == 500
    assert client.get("/antrag/00000000-0000-0000-0000-000000000000/datenschutz/").status_code == 500
    with in_town(ahausen):
        assert counted(release) == {"begun": 1, "refused": 1, "broken": 1}
    with in_town(bestadt):
        assert counted(release) == {}


def test_the_town_tells_its_numbers_again_and_again(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        release = releases.release_for(KEY).id
        for _ in range(2):
            world.send()
            tell()
    with in_town(bestadt):
        tell()

    with in_public():
        row = Tally.objects.get(release_id=release)
    assert (row.town_id, row.day, row.begun, row.finished, row.sent) == (ahausen.id, today(), 2, 2, 2)


def test_more_errors_halt_and_the_operator_reads_why(ahausen: TownRef, bestadt: TownRef) -> None:
    old, row = both(ahausen)
    told(ahausen, old, today() - timedelta(days=5), sent=190, refused=10)
    told(ahausen, row.release_id, sent=20, refused=14, broken=6)

    assert watch_releases() == 1
    assert state(row) == (True, "Mehr Fehler: 20 von 40 (50 %), vorher 10 von 200 (5 %).")
    assert watch_releases() == 0
    assert "Mehr Fehler: 20 von 40" in operator().get("/betrieb/leistungen/").content.decode()


def test_more_drop_off_halts_and_today_is_not_over(ahausen: TownRef, bestadt: TownRef) -> None:
    old, row = both(ahausen)
    told(ahausen, old, today() - timedelta(days=5), begun=200, finished=180)
    told(ahausen, row.release_id, today(), begun=60)
    assert watch_releases() == 0, "who began today may still send"

    told(ahausen, row.release_id, begun=60, finished=20)
    assert watch_releases() == 1
    assert state(row) == (True, "Mehr Abbrüche: 40 von 60 (67 %), vorher 20 von 200 (10 %).")


def test_three_drafts_mean_nothing_and_good_numbers_neither(ahausen: TownRef, bestadt: TownRef) -> None:
    old, row = both(ahausen)
    told(ahausen, old, today() - timedelta(days=5), sent=190, refused=10, begun=200, finished=180)
    told(ahausen, row.release_id, begun=3, refused=3)
    assert watch_releases() == 0
    told(bestadt, row.release_id, sent=95, refused=5, begun=100, finished=90)
    assert watch_releases() == 0
    assert state(row) == (False, "")


def test_a_town_is_compared_with_itself_and_with_all_only_where_it_has_nothing(
    ahausen: TownRef, bestadt: TownRef
) -> None:
    old, row = both(ahausen)
    told(ahausen, old, today() - timedelta(days=5), sent=50, refused=50)
    told(bestadt, old, today() - timedelta(days=5), sent=900, refused=10)
    told(ahausen, row.release_id, sent=50, refused=50)
    assert watch_releases() == 0, "Ahausen has always had so many"

    with in_public():
        Tally.objects.filter(town_id=ahausen.id, release_id=old).delete()
    assert watch_releases() == 1


def test_an_old_rollout_is_left_alone_and_old_counts_go(ahausen: TownRef, bestadt: TownRef) -> None:
    old, row = both(ahausen)
    told(ahausen, old, today() - timedelta(days=5), sent=190, refused=10)
    told(ahausen, row.release_id, sent=20, refused=20)
    with in_public():
        Rollout.objects.filter(pk=row.pk).update(ring_since=row.ring_since - timedelta(days=15))
    assert watch_releases() == 0

    ancient = today() - KEPT - timedelta(days=1)
    told(ahausen, old, ancient, sent=1)
    with in_town(ahausen):
        ReleaseCount.objects.create(release_id=old, day=ancient, kind="sent", number=1)
        activation.count(old, activation.Counted.SENT)
        assert forget() == 1
        assert counted(old) == {"sent": 1}
    watch_releases()
    with in_public():
        assert not Tally.objects.filter(day=ancient).exists()


def test_counts_hold_no_personal_data() -> None:
    assert {field.name for field in ReleaseCount._meta.fields} == {"id", "release", "day", "kind", "number"}
    assert {field.name for field in Tally._meta.fields} == {
        *("id", "town", "release", "day"),
        *("begun", "finished", "sent", "refused", "broken"),
    }
