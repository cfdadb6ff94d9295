"""Coming back with a code: right pairs open, wrong ones all look the same, guessing ends soon."""

import pytest
from django.core.cache import cache
from tests.integration.cases import world

from rathaus_platform.errors import TooManyRequests
from rathaus_platform.ids import new_code, new_id
from rathaus_services.cases import api as cases
from rathaus_services.cases.grants import MOST
from rathaus_services.cases.limits import PER_ADDRESS, PER_NUMBER
from rathaus_services.cases.models import Draft
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

IP = "203.0.113.7"


def test_number_and_code_find_the_case_however_they_are_typed(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent = world.send()
        number, code = sent.receipt.number.lower(), sent.receipt.code.replace("-", " ").lower()

        assert cases.find_by_code(number=f" {number}", code=code, ip=IP) == sent.id
    with in_town(bestadt), pytest.raises(cases.UnknownCase):
        cases.find_by_code(number=sent.receipt.number, code=sent.receipt.code, ip=IP)


@pytest.mark.parametrize("wrong", ["number", "code", "both", "shape"])
def test_every_wrong_pair_gets_the_same_answer(ahausen: TownRef, bestadt: TownRef, wrong: str) -> None:
    with in_town(ahausen):
        sent = world.send()
        number = "AHA-26-999999" if wrong in ("number", "both") else sent.receipt.number
        code = {"code": new_code(), "both": new_code(), "shape": "1234"}.get(wrong, sent.receipt.code)

        with pytest.raises(cases.UnknownCase) as refusal:
            cases.find_by_code(number=number, code=code, ip=IP)

        assert str(refusal.value) == str(cases.UnknownCase())


def test_guessing_one_number_ends_from_every_address(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent = world.send()
        for attempt in range(PER_NUMBER):
            with pytest.raises(cases.UnknownCase):
                cases.find_by_code(number=sent.receipt.number, code=new_code(), ip=f"203.0.113.{attempt}")

        with pytest.raises(TooManyRequests) as refusal:
            cases.find_by_code(number=sent.receipt.number, code=sent.receipt.code, ip="198.51.100.1")

        assert refusal.value.retry_after > 0
    with in_town(bestadt), pytest.raises(cases.UnknownCase):  # the count is the town's own
        cases.find_by_code(number=sent.receipt.number, code=new_code(), ip="198.51.100.1")


def test_guessing_from_one_address_ends_over_all_numbers(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        for attempt in range(PER_ADDRESS):
            with pytest.raises((cases.UnknownCase, cases.UnknownDraft)):
                if attempt % 2:
                    cases.find_by_code(number=f"AHA-26-{attempt:06d}", code=new_code(), ip=IP)
                else:
                    cases.resume(new_code(), ip=IP)

        with pytest.raises(TooManyRequests):
            cases.resume(new_code(), ip=IP)


def test_right_codes_are_not_counted(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent = world.send()

        for _attempt in range(PER_ADDRESS * 2):
            assert cases.find_by_code(number=sent.receipt.number, code=sent.receipt.code, ip=IP) == sent.id
        with pytest.raises(cases.UnknownCase):  # and not TooManyRequests: this is the first wrong one
            cases.find_by_code(number=sent.receipt.number, code=new_code(), ip=IP)

        cache.clear()


def test_a_draft_is_resumed_with_its_code_until_it_is_sent(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        draft = cases.start_draft(key=world.SERVICE, person=None)
        assert draft.code is not None
        grants = frozenset({draft.id})
        cases.save_step(draft.id, answers=world.answers(), person=None, grants=grants)

        again = cases.resume(draft.code.lower(), ip=IP)

        assert (again.id, again.code) == (draft.id, None)
        assert again.answers["rufname"] == "Bello"
        cases.attach(draft.id, field="heimtierausweis", upload=world.upload(), person=None, grants=grants)
        cases.submit(draft.id, idempotency_key=draft.idempotency_key, person=None, grants=grants)
        with pytest.raises(cases.UnknownDraft):
            cases.resume(draft.code, ip=IP)
    with in_town(bestadt), pytest.raises(cases.UnknownDraft):
        cases.resume(draft.code, ip=IP)


def test_a_draft_of_nobody_becomes_the_accounts_once_it_is_signed_in(ahausen: TownRef, bestadt: TownRef) -> None:
    person, clerk = world.citizen(), None
    with in_town(ahausen):
        draft = cases.start_draft(key=world.SERVICE, person=None)
        grants = frozenset({draft.id})
        clerk = world.staff()
        cases.save_step(draft.id, answers={"rufname": "Bello"}, person=clerk, grants=grants)
        assert Draft.objects.get().owner_id is None  # staff apply with their own account

        cases.save_step(draft.id, answers={}, person=person, grants=grants)

        assert [row.id for row in cases.my_drafts(person)] == [draft.id]
        assert cases.load_draft(draft.id, person=person, grants=frozenset()).answers == {"rufname": "Bello"}
        with pytest.raises(cases.UnknownDraft):
            cases.load_draft(draft.id, person=world.citizen("Otto Fremd"), grants=frozenset())


def test_a_session_keeps_the_newest_grants_only() -> None:
    session: dict[str, object] = {}
    ids = [new_id() for _number in range(MOST + 5)]

    for one in ids:
        cases.grant(session, one)
    cases.grant(session, ids[-1])

    assert cases.grants_of(session) == frozenset(ids[-MOST:])
