"""The chain shows every change, deletion, move and cut; pure, on hundreds of made-up trails."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus_platform.audit import chain
from rathaus_platform.audit.values import SYSTEM, Actor, Anchor, Record

MOMENT = datetime(2026, 12, 8, 13, 32, tzinfo=UTC)


def _trail(length: int) -> list[Record]:
    records: list[Record] = []
    last = chain.GENESIS
    for number in range(length):
        record = chain.link(
            last,
            at=MOMENT,
            actor=Actor("staff", "7", "Petra Öhm") if number % 2 else SYSTEM,
            action="case.noted",
            subject=("case", str(number)),
            details={"anzahl": number, "grund": 'Ä "ß" \\ ', "liste": [None, True]},
        )
        records.append(record)
        last = Anchor(record.seq, record.hash)
    return records


def _head(records: list[Record]) -> Anchor:
    return Anchor(records[-1].seq, records[-1].hash)


def test_an_untouched_chain_is_intact() -> None:
    records = _trail(20)
    verdict = chain.check(records, _head(records), anchor=Anchor(7, records[6].hash))
    assert verdict.intact
    assert verdict.entries == 20


def test_an_empty_chain_is_intact() -> None:
    assert chain.check([], chain.GENESIS).intact


CHANGES = {
    "at": datetime(2026, 12, 8, 13, 33, tzinfo=UTC),
    "actor": Actor("citizen", "7", ""),
    "action": "case.decided",
    "subject": ("case", "99"),
    "details": {"anzahl": 3},
    "previous": bytes(32),
    "hash": bytes(32),
}


@given(st.integers(2, 12), st.data(), st.sampled_from(sorted(CHANGES)))
def test_a_changed_entry_is_named(length: int, draw: st.DataObject, field: str) -> None:
    records = _trail(length)
    place = draw.draw(st.integers(1, length - 1))  # in the first entry, `previous` is zero anyway
    changed = replace(records[place], **{field: CHANGES[field]})  # type: ignore[arg-type]
    verdict = chain.check([*records[:place], changed, *records[place + 1 :]], _head(records))
    assert verdict.fault is not None
    assert (verdict.fault.seq, verdict.fault.kind) == (place + 1, "changed")
    assert verdict.entries == place


@given(st.integers(2, 12), st.data())
def test_a_change_that_mends_its_own_hash_breaks_the_next_link(length: int, draw: st.DataObject) -> None:
    records = _trail(length)
    place = draw.draw(st.integers(0, length - 1))
    forged = replace(records[place], action="case.decided")
    forged = replace(forged, hash=chain.digest(forged))
    verdict = chain.check([*records[:place], forged, *records[place + 1 :]], _head(records))
    assert verdict.fault is not None
    assert verdict.fault.kind == "changed"


@given(st.integers(2, 12), st.data())
def test_a_deleted_entry_is_missed(length: int, draw: st.DataObject) -> None:
    records = _trail(length)
    place = draw.draw(st.integers(0, length - 2))
    verdict = chain.check(records[:place] + records[place + 1 :], _head(records))
    assert verdict.fault is not None
    assert (verdict.fault.seq, verdict.fault.kind) == (place + 1, "missing")


@given(st.integers(2, 12), st.data())
def test_entries_cut_off_the_end_are_missed(length: int, draw: st.DataObject) -> None:
    records = _trail(length)
    kept = draw.draw(st.integers(0, length - 1))
    verdict = chain.check(records[:kept], _head(records))
    assert verdict.fault is not None
    assert (verdict.fault.seq, verdict.fault.kind) == (kept + 1, "truncated")


@given(st.integers(2, 12), st.data())
def test_two_entries_that_changed_places_are_noticed(length: int, draw: st.DataObject) -> None:
    records = _trail(length)
    first = draw.draw(st.integers(0, length - 2))
    second = draw.draw(st.integers(first + 1, length - 1))
    moved = list(records)
    moved[first] = replace(records[second], seq=first + 1)
    moved[second] = replace(records[first], seq=second + 1)
    assert not chain.check(moved, _head(records)).intact


def test_a_chain_rewritten_with_its_head_is_shown_by_an_anchor_from_outside() -> None:
    records = _trail(9)
    anchor = Anchor(6, records[5].hash)
    rewritten = _trail(4)
    assert chain.check(rewritten, _head(rewritten)).intact
    assert chain.check(rewritten, _head(rewritten), anchor).fault is not None

    last = Anchor(records[4].seq, records[4].hash)
    for number in range(4):
        forged = chain.link(last, at=MOMENT, actor=SYSTEM, action="x", subject=("x", str(number)), details={})
        records[5 + number] = forged
        last = Anchor(forged.seq, forged.hash)
    verdict = chain.check(records, _head(records), anchor)
    assert verdict.fault is not None
    assert (verdict.fault.seq, verdict.fault.kind) == (6, "anchor")


@pytest.mark.parametrize("details", [{"a": 1.5}, {"a": [1.0]}, {"a": {"b": b"x"}}, {"a": MOMENT}])
def test_details_the_database_would_change_are_refused(
    details: dict[str, object],
) -> None:
    with pytest.raises(TypeError, match="audit details"):
        chain.link(
            chain.GENESIS,
            at=MOMENT,
            actor=SYSTEM,
            action="x",
            subject=("x", "1"),
            details=details,  # type: ignore[arg-type]
        )
