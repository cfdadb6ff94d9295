"""The audit trail in the database: one chain per town, nothing of it can be rewritten unseen."""

import threading

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from psycopg import sql
from tests.harness.databases import admin

from rathaus_platform.audit import api as audit
from rathaus_platform.audit.api import SYSTEM, Actor
from rathaus_platform.audit.models import Entry
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

CLERK = Actor("staff", "7", "Petra Öhm")


def _record(number: int, actor: Actor = CLERK) -> None:
    audit.record("case.noted", subject=("case", str(number)), actor=actor, details={"anzahl": number, "art": "Ä"})


def _tamper(database: str, town: TownRef, statement: str) -> None:
    """As somebody with all rights on the server would."""
    with admin(database) as superuser:
        superuser.execute(sql.SQL("SET search_path = {}").format(sql.Identifier(town.schema)))
        superuser.execute(statement)


def test_what_was_recorded_is_found_and_the_chain_is_intact(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(bestadt):
        strangers = audit.head()
    with in_town(ahausen):
        before = audit.head().seq  # what making the town has left
        for number in (1, 2, 1):
            _record(number)
        assert audit.verify().intact
        assert audit.verify().entries == before + 3
        found = audit.history_of(("case", "1"))

    assert [record.seq - before for record in found] == [1, 3]
    assert found[0].actor == CLERK
    assert found[0].details == {"anzahl": 1, "art": "Ä"}
    with in_town(bestadt):
        assert audit.history_of(("case", "1")) == ()
        assert audit.head() == strangers


def test_every_town_has_a_chain_of_its_own(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        before = audit.head().seq
        _record(1)
        _record(2)
    with in_town(bestadt):
        strangers = audit.head().seq
        _record(1)
        assert audit.head().seq == strangers + 1
        assert audit.verify().intact
    with in_town(ahausen):
        assert audit.head().seq == before + 2


def test_an_entry_lives_and_dies_with_its_transaction(ahausen: TownRef) -> None:
    with in_town(ahausen):
        _record(1)
        with pytest.raises(RuntimeError), transaction.atomic():
            _record(2)
            raise RuntimeError
        _record(3)

        assert [entry.subject_id for entry in Entry.objects.filter(action="case.noted").order_by("seq")] == ["1", "3"]
        assert audit.verify().intact


def test_a_citizens_name_is_not_kept_and_values_only_as_marks(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        _record(1, Actor("citizen", "019ac2de", "Erika Mustermann"))
        (found,) = audit.history_of(("case", "1"))
        here = audit.fingerprint("erika@example.org")
        assert here == audit.fingerprint("erika@example.org")
    assert found.actor == Actor("citizen", "019ac2de", "")
    with in_town(bestadt):
        assert audit.fingerprint("erika@example.org") != here


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET action = 'x'", "DELETE FROM audit_entry"])
def test_the_towns_own_role_may_only_append(ahausen: TownRef, statement: str) -> None:
    with in_town(ahausen):
        _record(1)
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
        assert audit.verify().intact


# What somebody with all rights does to the last four entries (0 to 3 here), the place and the kind that must show.
REWRITINGS = [
    ("UPDATE audit_entry SET details = '{{\"anzahl\": 99}}' WHERE seq = {1}", 1, "changed"),
    ("UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE seq = {2}", 2, "changed"),
    ("UPDATE audit_entry SET actor_name = 'Niemand' WHERE seq = {0}", 0, "changed"),
    ("DELETE FROM audit_entry WHERE seq = {1}", 1, "missing"),
    ("DELETE FROM audit_entry WHERE seq = {0}", 0, "missing"),
    ("DELETE FROM audit_entry WHERE seq >= {2}", 2, "truncated"),
    ("DELETE FROM audit_entry WHERE seq >= {0}", 0, "truncated"),
    ("UPDATE audit_head SET seq = {2}", 3, "changed"),
    (
        "UPDATE audit_entry SET seq = seq + 1000 WHERE seq IN ({1}, {2});"
        "UPDATE audit_entry SET seq = {1} + {2} + 1000 - seq WHERE seq > 1000",
        1,
        "changed",
    ),
]


def test_every_rewriting_behind_our_back_shows(fresh_database: str, ahausen: TownRef, bestadt: TownRef) -> None:
    for town in (ahausen, bestadt):
        with in_town(town):
            before = audit.head().seq
            for number in range(4):
                _record(number)
    _tamper(
        fresh_database,
        ahausen,
        "CREATE TABLE kept_entry AS TABLE audit_entry; CREATE TABLE kept_head AS TABLE audit_head",
    )

    for statement, place, kind in REWRITINGS:
        _tamper(fresh_database, ahausen, statement.format(*(before + 1 + number for number in range(4))))

        with in_town(ahausen):
            fault = audit.verify().fault
        assert fault is not None, statement
        assert (fault.seq - before - 1, fault.kind) == (place, kind), statement
        with in_town(bestadt):
            assert audit.verify().intact
        _tamper(fresh_database, ahausen, RESTORE)
        with in_town(ahausen):
            assert audit.verify().intact


RESTORE = """
    DELETE FROM audit_entry; INSERT INTO audit_entry TABLE kept_entry;
    DELETE FROM audit_head; INSERT INTO audit_head TABLE kept_head
"""


def test_a_chain_cut_off_together_with_its_head_is_shown_by_the_anchor(fresh_database: str, ahausen: TownRef) -> None:
    with in_town(ahausen):
        for number in range(4):
            _record(number)
        anchor = audit.head()
        assert audit.verify(anchor).intact

    _tamper(
        fresh_database,
        ahausen,
        f"DELETE FROM audit_entry WHERE seq > {anchor.seq - 2};"
        f"UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1)",
    )

    with in_town(ahausen):
        assert audit.verify().intact
        assert audit.verify(anchor).fault is not None


def test_writers_at_the_same_time_make_one_chain(fresh_database: str, ahausen: TownRef, bestadt: TownRef) -> None:
    """Also with the very first entry, before which there is no row to lock."""
    for town in (ahausen, bestadt):
        _tamper(fresh_database, town, "DELETE FROM audit_entry; DELETE FROM audit_head")
    writers, each, failures = 8, 12, []
    start = threading.Barrier(writers)

    def write(writer: int) -> None:
        town = ahausen if writer % 4 else bestadt
        start.wait(10)
        try:
            with in_town(town):
                for number in range(each):
                    with transaction.atomic():
                        _record(writer * 100 + number, SYSTEM)
        except (DatabaseError, psycopg.Error) as problem:
            failures.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=[writer]) for writer in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert failures == []
    for town, entries in ((ahausen, 6 * each), (bestadt, 2 * each)):
        with in_town(town):
            verdict = audit.verify()
            assert verdict.intact
            assert verdict.entries == entries
            assert len({entry.subject_id for entry in Entry.objects.all()}) == entries
