"""The outbox: with its change or not at all, counted before it is tried, at least once, effect once."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from tests.harness.databases import admin

from rathaus_platform import clock
from rathaus_platform.audit import api as audit
from rathaus_platform.errors import NotFound, Unavailable
from rathaus_platform.outbox import api as outbox
from rathaus_platform.outbox.models import Message
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

KIND = "test.outbox"


class Receiver:
    """Stands for the outside world; also leaves a trace in the database, as handlers do."""

    def __init__(self) -> None:
        self.received: list[outbox.Delivery] = []
        self.failures: list[Exception] = []
        self.gate: threading.Event | None = None
        self.inside = threading.Event()

    def __call__(self, delivery: outbox.Delivery) -> None:
        self.received.append(delivery)
        audit.record("test.effect", subject=("test", delivery.key), actor=audit.SYSTEM)
        self.inside.set()
        if self.gate:
            self.gate.wait(10)
        if self.failures:
            raise self.failures.pop(0)


receiver = Receiver()


@outbox.handler(KIND)
def _deliver_to_receiver(delivery: outbox.Delivery) -> None:
    receiver(delivery)


@pytest.fixture(autouse=True)
def _new_receiver() -> Iterator[None]:
    receiver.__init__()  # type: ignore[misc]
    yield


def _put(key: str = "a", **values: object) -> UUID:
    return outbox.enqueue(KIND, {"case": "7"}, key=key, **values)  # type: ignore[arg-type]


def _effects(key: str = "a") -> int:
    return len(audit.history_of(("test", key)))


def _let_time_pass() -> None:
    Message.objects.filter(done_at=None).update(due_at=clock.now() - timedelta(seconds=1))


def test_a_message_is_delivered_with_its_effect_and_only_once(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        message = _put(sealed=b"versiegelt")
        assert outbox.due(10) == [message]
        assert outbox.deliver(message) == "done"
        assert outbox.deliver(message) == "already_done"

        assert [(d.key, d.payload, d.sealed, d.attempt) for d in receiver.received] == [
            ("a", {"case": "7"}, b"versiegelt", 1)
        ]
        assert _effects() == 1
        assert Message.objects.get().sealed is None  # it has served its purpose
        assert outbox.due(10) == []
        assert outbox.state() == outbox.State(open=0, parked=0, oldest=None)
    with in_town(bestadt):
        assert not Message.objects.exists()
        assert outbox.deliver(message) == "gone"


def test_another_town_sees_nothing_of_it(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        message = _put()
    with in_town(bestadt):
        assert outbox.due(10) == []
        assert outbox.deliver(message) == "gone"
        assert _put() != message  # the same key is another message here
    assert receiver.received == []


def test_a_message_dies_with_its_transaction(ahausen: TownRef) -> None:
    with in_town(ahausen):
        with pytest.raises(RuntimeError), transaction.atomic():
            _put()
            raise RuntimeError
        assert not Message.objects.exists()


def test_the_same_key_is_one_message(ahausen: TownRef) -> None:
    with in_town(ahausen):
        first = _put()
        assert outbox.enqueue(KIND, {"case": "8"}, key="a") == first
        assert Message.objects.get().payload == {"case": "7"}


def test_what_is_not_due_yet_waits(ahausen: TownRef) -> None:
    with in_town(ahausen):
        _put("later", due_at=clock.now() + timedelta(minutes=5))
        now = _put("now")
        assert outbox.due(10) == [now]


def test_the_longest_waiting_comes_first_and_the_limit_holds(ahausen: TownRef) -> None:
    with in_town(ahausen):
        ids = [_put(str(n), due_at=clock.now() - timedelta(seconds=60 - n)) for n in range(5)]
        assert outbox.due(2) == ids[:2]
        assert outbox.due(10) == ids[2:]


def test_the_attempt_is_counted_before_anybody_tries(ahausen: TownRef) -> None:
    with in_town(ahausen):
        message = _put()
        assert outbox.due(1) == [message]
        # The worker dies here: nothing was delivered, and still the attempt counts.
        row = Message.objects.get()
        assert row.attempts == 1
        assert timedelta(seconds=3) < row.due_at - clock.now() < timedelta(seconds=7)
        assert outbox.due(1) == []
        _let_time_pass()
        assert outbox.due(1) == [message]


def test_a_failure_leaves_no_effect_and_no_words_and_is_tried_again(ahausen: TownRef) -> None:
    receiver.failures = [ConnectionError("erika@example.org: mailbox full"), Unavailable()]
    with in_town(ahausen):
        message = _put()
        for error, noted in (
            (ConnectionError, "builtins.ConnectionError"),
            (Unavailable, "rathaus_platform.errors.Unavailable (voruebergehend_gestoert)"),
        ):
            _let_time_pass()
            assert outbox.due(1) == [message]
            with pytest.raises(error):
                outbox.deliver(message)
            assert Message.objects.get().last_error == noted
            assert _effects() == 0

        _let_time_pass()
        outbox.due(1)
        assert outbox.deliver(message) == "done"
        assert _effects() == 1
        assert [delivery.attempt for delivery in receiver.received] == [1, 2, 3]
        assert Message.objects.get().last_error == ""


def test_after_ten_attempts_a_message_is_parked_and_can_be_resumed(ahausen: TownRef) -> None:
    receiver.failures = [ConnectionError()] * 10
    with in_town(ahausen):
        message = _put()
        for _ in range(10):
            _let_time_pass()
            assert outbox.due(1) == [message]
            with pytest.raises(ConnectionError):
                outbox.deliver(message)

        _let_time_pass()
        assert outbox.due(1) == []
        assert outbox.state().parked == 1
        (parked,) = outbox.parked()
        assert (parked.id, parked.kind, parked.error) == (message, KIND, "builtins.ConnectionError")

        outbox.resume(message)
        assert outbox.due(1) == [message]
        assert outbox.deliver(message) == "done"
        with pytest.raises(NotFound):
            outbox.resume(message)


def test_a_message_that_kills_its_worker_ends_up_parked(ahausen: TownRef) -> None:
    with in_town(ahausen):
        message = _put()
        for _ in range(10):
            _let_time_pass()
            assert outbox.due(1) == [message]  # and then nobody ever comes back
        _let_time_pass()
        assert outbox.due(1) == []
        assert outbox.state().parked == 1


def test_a_kind_that_nobody_handles_waits_for_a_release_that_does(ahausen: TownRef) -> None:
    with in_town(ahausen):
        message = outbox.enqueue("test.nobody", {}, key="x")
        with pytest.raises(outbox.NoHandler):
            outbox.deliver(message)
        assert Message.objects.get().last_error.endswith("NoHandler (kein_empfaenger)")
        assert Message.objects.get().done_at is None


def test_what_was_done_long_ago_is_deleted(ahausen: TownRef) -> None:
    with in_town(ahausen):
        outbox.deliver(_put("old"))
        Message.objects.update(done_at=clock.now() - timedelta(days=31))
        outbox.deliver(_put("new"))
        _put("open")
        assert outbox.purge() == 1
        assert set(Message.objects.values_list("key", flat=True)) == {"new", "open"}


def test_an_unknown_message_is_gone(ahausen: TownRef) -> None:
    with in_town(ahausen):
        assert outbox.deliver(uuid4()) == "gone"


def test_the_bell_rings_with_the_commit(fresh_database: str, ahausen: TownRef, bestadt: TownRef) -> None:
    with admin(fresh_database) as superuser:
        superuser.execute("DELETE FROM registry_bell")
        with in_town(ahausen):
            with pytest.raises(RuntimeError), transaction.atomic():
                _put("never")
                raise RuntimeError
            with transaction.atomic():
                _put("a")
        rung = superuser.execute("SELECT DISTINCT schema_name FROM registry_bell").fetchall()
    assert rung == [(ahausen.schema,)]


def test_two_workers_with_the_same_message_have_one_effect(fresh_database: str, ahausen: TownRef) -> None:
    receiver.gate = threading.Event()
    outcomes: list[str] = []
    with in_town(ahausen):
        message = _put()

    def work() -> None:
        try:
            with in_town(ahausen):
                outcomes.append(outbox.deliver(message))
        finally:
            connection.close()

    first = threading.Thread(target=work)
    first.start()
    assert receiver.inside.wait(10)
    with in_town(ahausen):
        assert outbox.deliver(message) == "busy"  # the first one is at it
    receiver.gate.set()
    first.join(10)
    with in_town(ahausen):
        assert outbox.deliver(message) == "already_done"
        assert outcomes == ["done"]
        assert _effects() == 1


def test_two_relays_never_give_out_the_same_message(fresh_database: str, ahausen: TownRef) -> None:
    with in_town(ahausen):
        ids = {_put(str(number)) for number in range(60)}
    given: list[list[UUID]] = []
    start = threading.Barrier(4)

    def relay() -> None:
        mine: list[UUID] = []
        start.wait(10)
        try:
            with in_town(ahausen):
                while found := outbox.due(7):
                    mine.extend(found)
        finally:
            connection.close()
        given.append(mine)

    threads = [threading.Thread(target=relay) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    flat = [one for mine in given for one in mine]
    assert len(flat) == len(set(flat))
    with in_town(ahausen):
        flat += outbox.due(100)  # what a relay skipped because another one held it
    assert set(flat) == ids
