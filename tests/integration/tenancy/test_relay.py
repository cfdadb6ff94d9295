"""From an outbox row to a delivery: bells, turns, second attempts, and a broker that is away."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection, transaction
from tests.integration.tenancy import background

from rathaus_platform import clock
from rathaus_platform.outbox import api as outbox
from rathaus_platform.outbox import handlers
from rathaus_tenants import bells, relay
from rathaus_tenants.context import current_town, in_public, in_town
from rathaus_tenants.registry.models import Bell
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.usefixtures("fresh_database")


class Receiver:
    """A handler that notes who got what."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str]] = []
        self.failures = 0

    def __call__(self, delivery: outbox.Delivery) -> None:
        if self.failures:
            self.failures -= 1
            raise ConnectionError
        self.got.append((current_town().slug, delivery.key))


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    made = Receiver()
    monkeypatch.setitem(handlers._handlers, "tests", made)
    with background.at_once():
        yield made


def put(town: TownRef, *keys: str) -> None:
    with in_town(town):
        for key in keys:
            outbox.enqueue("tests", {}, key=key)


def test_a_message_rings_and_is_delivered_in_its_town(ahausen: TownRef, bestadt: TownRef, receiver: Receiver) -> None:
    put(ahausen, "1")
    assert list(Bell.objects.values_list("schema_name", flat=True)) == ["t_ahausen"]

    assert relay.relay() == 1

    assert receiver.got == [("ahausen", "1")]
    assert Bell.objects.count() == 0
    assert relay.relay() == 0
    with in_town(ahausen):
        assert outbox.state().open == 0


def test_what_is_rolled_back_rings_nobody(ahausen: TownRef, receiver: Receiver) -> None:
    with pytest.raises(LookupError), in_town(ahausen), transaction.atomic():
        outbox.enqueue("tests", {}, key="1")
        raise LookupError

    assert bells.take() == set()


def test_a_flood_in_one_town_does_not_keep_the_other_waiting(
    ahausen: TownRef, bestadt: TownRef, receiver: Receiver
) -> None:
    put(ahausen, *(f"a{number}" for number in range(35)))
    put(bestadt, "b1", "b2")

    assert relay.relay() == 37

    positions = [number for number, (slug, _) in enumerate(receiver.got) if slug == "bestadt"]
    assert positions == [relay.PER_TURN, relay.PER_TURN + 1]
    assert len(set(receiver.got)) == 37


def test_a_run_has_an_end_and_rings_for_the_rest(
    ahausen: TownRef, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "PER_RUN", 20)
    put(ahausen, *(f"a{number}" for number in range(25)))

    assert relay.relay() == 20
    assert relay.relay() == 5
    assert len(receiver.got) == 25


def test_a_failed_delivery_is_found_again_by_the_sweep(
    ahausen: TownRef, bestadt: TownRef, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver.failures = 1
    put(ahausen, "1")
    relay.relay()
    assert receiver.got == []
    assert relay.sweep() == 0, "not before its time"

    later = clock.now() + timedelta(minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert relay.sweep() == 1
    assert receiver.got == [("ahausen", "1")]


def test_a_lost_bell_and_a_broker_away_lose_nothing(
    ahausen: TownRef, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(ahausen, "1")

    def away(*args: object, **options: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(relay.deliver, "apply_async", away)
        with pytest.raises(ConnectionError):
            relay.relay()

    later = clock.now() + timedelta(minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert relay.sweep() == 1
    assert receiver.got == [("ahausen", "1")]


def test_delivering_twice_does_it_once(ahausen: TownRef, receiver: Receiver) -> None:
    put(ahausen, "1")
    with in_town(ahausen):
        (message,) = outbox.due(10)
        assert relay.deliver(str(message)) == "done"
        assert relay.deliver(str(message)) == "already_done"

    assert receiver.got == [("ahausen", "1")]


def test_two_relays_share_the_bells(ahausen: TownRef, bestadt: TownRef, receiver: Receiver) -> None:
    put(ahausen, "1")
    put(bestadt, "2")
    taken: list[set[str]] = []

    def take() -> None:
        taken.append(bells.take())
        connection.close()

    with in_public(), transaction.atomic():
        assert bells.take() == {"t_ahausen", "t_bestadt"}
        other = threading.Thread(target=take)
        other.start()
        other.join(5)
        assert taken == [set()], "the other relay does not wait"
