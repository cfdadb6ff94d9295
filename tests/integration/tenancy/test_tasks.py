"""A task belongs to the town bound at its call, wherever and whenever it is sent and run."""

from typing import Any
from uuid import uuid4

import pytest
from celery import chain
from django.db import transaction
from tests.integration.tenancy import background

from rathaus_tenants.context import each_town, in_public, in_town, town_or_none
from rathaus_tenants.delivery_note import SCHEMA, TOWN, town_of_note
from rathaus_tenants.errors import NoTown, TaskRefused
from rathaus_tenants.lifecycle.api import suspend
from rathaus_tenants.values import TownRef


class Broker:
    """Notes what is sent instead of sending it."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, Any, dict[str, Any]]] = []

    def __call__(self, name: str, args: Any = None, kwargs: Any = None, **options: Any) -> None:
        self.sent.append((name, args, options))

    def towns(self) -> list[str | None]:
        return [(options.get("headers") or {}).get(SCHEMA) for _, _, options in self.sent]


@pytest.fixture
def broker(monkeypatch: pytest.MonkeyPatch) -> Broker:
    from rathaus_site.celery import app

    caught = Broker()
    monkeypatch.setattr(app, "send_task", caught)
    return caught


def test_the_town_is_taken_down_at_the_call(ahausen: TownRef, bestadt: TownRef, broker: Broker) -> None:
    with in_town(ahausen):
        background.sign.delay("x")
    with in_town(bestadt):
        background.sign.apply_async(["y"], queue="bulk", headers={"other": 1})

    assert broker.towns() == ["t_ahausen", "t_bestadt"]
    assert broker.sent[0][2]["queue"] == "interactive"
    assert broker.sent[1][2]["queue"] == "bulk"
    assert broker.sent[1][2]["headers"] == {"other": 1, TOWN: str(bestadt.id), SCHEMA: "t_bestadt"}


def test_a_call_without_a_town_is_refused_at_once(db: None, broker: Broker) -> None:
    for call in (
        background.look.delay,
        background.look.apply_async,
        background.look.delay_on_commit,
        background.look.apply_async_on_commit,
        background.look.apply,
        background.look,
    ):
        with pytest.raises(NoTown):
            call()
    assert broker.sent == []


def test_sending_after_the_commit_keeps_the_town_of_the_call(
    ahausen: TownRef, bestadt: TownRef, broker: Broker, django_capture_on_commit_callbacks: Any
) -> None:
    """Celery's own delay_on_commit sends what is bound at the commit: here nothing, in a loop the last town."""
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        for town in each_town():
            with in_town(town):
                background.sign.delay_on_commit("x")
                background.sign.apply_async_on_commit(["y"], countdown=3)
        assert town_or_none() is None
        assert broker.sent == []

    assert broker.towns() == ["t_ahausen", "t_ahausen", "t_bestadt", "t_bestadt"]
    assert [args for _, args, _ in broker.sent] == [("x",), ["y"], ("x",), ["y"]]


def test_a_signature_keeps_its_town(ahausen: TownRef, bestadt: TownRef, broker: Broker) -> None:
    with in_town(ahausen):
        made = background.sign.si("x")
    with in_town(bestadt):
        made.apply_async()
        with in_town(ahausen):
            flow = chain(background.sign.si("1"), background.sign.si("2"))
        following = flow.tasks[1]

    assert broker.towns() == ["t_ahausen"]
    assert following.options["headers"][SCHEMA] == "t_ahausen"


def test_the_task_runs_in_its_town_and_leaves_nothing_bound(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        result = background.look.apply()
        again = background.again.apply()
        failed = background.fails.apply()

    assert result.get() == ("ahausen", "t_ahausen")
    assert again.get() == ("ahausen", "t_ahausen")
    assert isinstance(failed.result, LookupError)
    assert town_or_none() is None


def test_the_notes_town_wins_over_what_is_bound_in_the_worker(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        headers = background.look.si().options["headers"]
    with in_town(bestadt):
        assert background.look.apply(headers=headers).get() == ("ahausen", "t_ahausen")


def test_a_public_task_has_no_town(ahausen: TownRef) -> None:
    with in_town(ahausen):
        assert background.public.apply().get() == (None, "rathaus_app")


def test_a_message_that_fits_no_open_town_is_refused(ahausen: TownRef, bestadt: TownRef) -> None:
    good = {TOWN: str(ahausen.id), SCHEMA: ahausen.schema}
    assert town_of_note(good) == ahausen

    for bad in (None, {}, {SCHEMA: "t_ahausen"}, {TOWN: str(uuid4()), SCHEMA: "t_x"}, good | {SCHEMA: bestadt.schema}):
        with pytest.raises(TaskRefused):
            town_of_note(bad)


@pytest.mark.usefixtures("fresh_database")
def test_a_closed_towns_tasks_are_refused(ahausen: TownRef) -> None:
    suspend("ahausen")

    with in_town(ahausen):
        assert isinstance(background.look.apply().result, TaskRefused)


def test_a_message_without_a_town_never_runs_in_the_shared_schema(db: None) -> None:
    """As a worker sees a message that something else has put into the queue."""
    from celery.app.trace import build_tracer

    tracer = build_tracer("tests.look", background.look, eager=True, propagate=False, app=background.look.app)
    with in_public():
        outcome = tracer("id", (), {}, {"id": "id", "task": "tests.look", "headers": None})

    assert isinstance(outcome.info.retval if hasattr(outcome.info, "retval") else outcome.retval.exception, TaskRefused)
