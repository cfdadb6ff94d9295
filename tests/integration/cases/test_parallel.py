"""Many hands at once, with real commits: one intent stays one case, numbers stay unique and without gaps."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from uuid import uuid4

from django.db import connection
from tests.integration.cases import world

from rathaus_platform.audit import api as audit
from rathaus_platform.outbox.models import Message
from rathaus_services.cases import api as cases
from rathaus_services.cases.api import Receipt
from rathaus_services.cases.models import Case, Draft, SubmissionKey
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

T = TypeVar("T")


def at_once(town: TownRef, count: int, act: Callable[[int], T]) -> list[T]:
    """`act` in as many threads, all let go at the same moment, each with its own connection."""
    gate = threading.Barrier(count)

    def work(number: int) -> T:
        gate.wait(30)
        try:
            with in_town(town):
                return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(work, range(count)))


def test_fifty_posts_of_one_intent_make_one_case(fresh_database: str, ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        draft_id, key, grants = world.filled_draft()

    receipts = at_once(
        ahausen,
        50,
        lambda _number: cases.submit(draft_id, idempotency_key=key, person=None, grants=grants),
    )

    assert len({(receipt.case_id, receipt.number, receipt.code) for receipt in receipts}) == 1
    assert [receipt.replayed for receipt in receipts].count(False) == 1
    with in_town(ahausen):
        assert Case.objects.count() == SubmissionKey.objects.count() == 1
        assert Message.objects.filter(kind="case.receipt").count() == 1
        assert audit.verify().intact
    with in_town(bestadt):
        assert not Case.objects.exists()


def test_files_sent_at_once_under_one_key_are_of_one_draft(
    fresh_database: str, ahausen: TownRef, bestadt: TownRef
) -> None:
    key = uuid4()

    def send(number: int) -> str:
        file = cases.attach_by_key(
            key=world.SERVICE,
            field="heimtierausweis",
            idempotency_key=key,
            check=lambda: world.upload(f"{number}.pdf"),
            person=None,
        )
        return str(file.id)

    ids = at_once(ahausen, 8, send)

    with in_town(ahausen):
        draft = Draft.objects.get()
        assert {str(file.pk) for file in draft.files.all()} == set(ids)
        seen = cases.load_draft(draft.id, person=None, grants=frozenset({draft.id}))
        assert set(seen.answers["heimtierausweis"]) == set(ids)
    with in_town(bestadt):
        assert not Draft.objects.exists()


def test_one_key_over_many_drafts_makes_one_case(fresh_database: str, ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        drafts = [world.filled_draft(rufname=f"Hund {number}") for number in range(10)]
    key = drafts[0][1]

    def post(number: int) -> Receipt | None:
        draft_id, _own_key, grants = drafts[number]
        try:
            return cases.submit(draft_id, idempotency_key=key, person=None, grants=grants)
        except cases.OtherContent:
            return None

    receipts = [receipt for receipt in at_once(ahausen, 10, post) if receipt]

    assert len(receipts) == 1
    with in_town(ahausen):
        assert Case.objects.count() == 1


def test_parallel_applications_get_numbers_in_a_row(fresh_database: str, ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        drafts = [world.filled_draft() for _number in range(12)]

    def post(number: int) -> str:
        draft_id, key, grants = drafts[number]
        return cases.submit(draft_id, idempotency_key=key, person=None, grants=grants).number

    numbers = sorted(int(number[-6:]) for number in at_once(ahausen, 12, post))

    assert numbers == list(range(1, 13))
    with in_town(ahausen):
        assert audit.verify().intact
