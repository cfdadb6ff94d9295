"""Which role and schema the server has, as towns are bound, nested, left, rolled back and reconnected."""

import threading

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from rathaus_tenants.backend.base import DatabaseWrapper
from rathaus_tenants.binding import Bind, Binding
from rathaus_tenants.context import current_town, each_town, in_public, in_town, town_or_none
from rathaus_tenants.errors import NoTown, SwitchRefused
from rathaus_tenants.owner import owner_database
from rathaus_tenants.preferences.models import Preferences
from rathaus_tenants.registry.models import Town
from rathaus_tenants.values import TownRef

LOGIN = ("rathaus_app", "public")


def seen() -> tuple[str, str]:
    """Role and first schema, as the server has them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_schema()")
        role, schema = cursor.fetchone()
        return role, schema


def test_role_and_schema_follow_the_binding(ahausen: TownRef, bestadt: TownRef) -> None:
    assert seen() == LOGIN

    with in_town(ahausen):
        assert seen() == ("t_ahausen", "t_ahausen")
        with in_town(bestadt):
            assert seen() == ("t_bestadt", "t_bestadt")
            with in_public():
                assert seen() == LOGIN
        assert seen() == ("t_ahausen", "t_ahausen")

    assert seen() == LOGIN


def test_an_exception_leaves_the_outer_town_bound(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        with pytest.raises(LookupError), in_town(bestadt):
            raise LookupError

        assert current_town() == ahausen
        assert seen() == ("t_ahausen", "t_ahausen")


def test_without_a_town_its_tables_are_out_of_reach(ahausen: TownRef) -> None:
    assert town_or_none() is None
    with pytest.raises(NoTown):
        current_town()

    with pytest.raises(ProgrammingError, match="does not exist"), transaction.atomic():
        Preferences.objects.count()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute("SELECT 1 FROM t_ahausen.preferences_preferences")


def test_a_switch_costs_one_statement_and_only_when_needed(ahausen: TownRef, bestadt: TownRef) -> None:
    seen()
    with (
        CaptureQueriesContext(
            connection,
        ) as queries,
        in_town(ahausen),
    ):
        Preferences.objects.count()
        Preferences.objects.count()
        with in_town(bestadt):
            pass  # nothing is asked in there
        Preferences.objects.count()

    switches = [query["sql"] for query in queries if "SET ROLE" in query["sql"]]
    assert switches == ['SET ROLE "t_ahausen"; SET search_path = "t_ahausen", public']
    assert len(queries) == 4


@pytest.mark.usefixtures("fresh_database")
def test_the_same_town_again_on_the_same_connection_costs_nothing(ahausen: TownRef) -> None:
    with in_town(ahausen):
        Preferences.objects.count()

    with CaptureQueriesContext(connection) as queries, in_town(ahausen):
        Preferences.objects.count()

    assert len(queries) == 1


def test_a_rollback_to_a_savepoint_is_noticed(ahausen: TownRef, bestadt: TownRef) -> None:
    """The server takes back a SET that came after the savepoint (django-tenants 1262)."""
    with in_town(ahausen):
        seen()
        with pytest.raises(LookupError), transaction.atomic(), in_town(bestadt):
            assert seen()[0] == "t_bestadt"
            raise LookupError
        assert seen() == ("t_ahausen", "t_ahausen")

    with in_town(bestadt):
        with pytest.raises(LookupError), transaction.atomic():
            assert seen()[0] == "t_bestadt"
            raise LookupError
        assert seen() == ("t_bestadt", "t_bestadt")


def test_a_broken_transaction_can_be_rolled_back_after_a_switch(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        with pytest.raises(ProgrammingError), transaction.atomic(), in_town(bestadt):
            connection.cursor().execute("SELECT nothing FROM nowhere")

        assert seen() == ("t_ahausen", "t_ahausen")


@pytest.mark.usefixtures("fresh_database")
def test_a_rollback_is_noticed(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        assert seen()[0] == "t_ahausen"
        with pytest.raises(LookupError), transaction.atomic(), in_town(bestadt):
            assert seen()[0] == "t_bestadt"
            raise LookupError

        assert seen() == ("t_ahausen", "t_ahausen")


@pytest.mark.usefixtures("fresh_database")
def test_a_new_connection_is_noticed(ahausen: TownRef) -> None:
    with in_town(ahausen):
        assert seen()[0] == "t_ahausen"
        connection.close()
        assert seen() == ("t_ahausen", "t_ahausen")
    connection.close()
    assert seen() == LOGIN


@pytest.mark.usefixtures("fresh_database")
def test_a_connection_from_a_pool_takes_off_what_its_last_user_wore(ahausen: TownRef, bestadt: TownRef) -> None:
    options = {"pool": {"min_size": 1, "max_size": 1}}
    pooled = DatabaseWrapper({**connection.settings_dict, "OPTIONS": options, "CONN_MAX_AGE": 0}, "pooled")

    def role() -> str:
        with pooled.cursor() as cursor:
            cursor.execute("SELECT current_user || '@' || pg_backend_pid()")
            return str(cursor.fetchone()[0])

    seen_roles = []
    for town in (ahausen, None, bestadt, ahausen):
        with in_public() if town is None else in_town(town):
            seen_roles.append(role().split("@"))
        pooled.close()
    pooled.close_pool()

    assert [name for name, _ in seen_roles] == ["t_ahausen", "rathaus_app", "t_bestadt", "t_ahausen"]
    assert len({pid for _, pid in seen_roles}) == 1, "it was one and the same connection"


def test_a_cursor_kept_over_a_switch_runs_in_the_bound_town(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen), connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        with in_town(bestadt):
            Preferences.objects.count()
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("t_ahausen",)
        with in_town(bestadt):
            cursor.executemany("SELECT set_config('rathaus.seen', current_user || %s, true)", [[""]])
        cursor.execute("SELECT current_setting('rathaus.seen')")
        assert cursor.fetchone() == ("t_bestadt",)


def test_a_server_side_cursor_runs_in_the_bound_town(ahausen: TownRef) -> None:
    with in_town(ahausen):
        connection.forget_switch()
        with connection.chunked_cursor() as cursor:
            cursor.execute("SELECT current_user")
            assert cursor.fetchall() == [("t_ahausen",)]


def test_copy_runs_in_the_bound_town(ahausen: TownRef) -> None:
    copying = "COPY (SELECT current_user) TO STDOUT"
    with in_town(ahausen), connection.cursor() as cursor, cursor.copy(copying) as copy:
        assert b"".join(copy) == b"t_ahausen\n"


def test_a_switch_that_fails_raises_and_is_tried_again(ahausen: TownRef) -> None:
    nobody = Bind(Binding("t_niemand", None))

    with pytest.raises(DatabaseError), transaction.atomic(), nobody:
        seen()

    with in_town(ahausen):
        assert seen() == ("t_ahausen", "t_ahausen")


@pytest.mark.parametrize("name", ["pg_catalog; DROP", 't_a"b', "", "T_Gross", "t_ä"])
def test_a_schema_with_a_strange_name_is_refused(db: None, name: str) -> None:
    with pytest.raises(SwitchRefused), Bind(Binding(name, None)):
        seen()


def test_all_other_ways_to_switch_are_refused(ahausen: TownRef) -> None:
    town = Town.objects.get(slug="ahausen")

    with pytest.raises(TypeError), town:
        pass
    with pytest.raises(SwitchRefused):
        town.activate()
    with pytest.raises(SwitchRefused):
        connection.set_schema("t_ahausen")
    with pytest.raises(SwitchRefused):
        connection.set_schema_to_public()


@pytest.mark.usefixtures("fresh_database")
def test_a_thread_begins_without_a_town(ahausen: TownRef) -> None:
    found: list[object] = []

    def look() -> None:
        found.append(town_or_none())
        found.append(seen())
        connection.close()

    with in_town(ahausen):
        seen()
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()

    assert found == [None, LOGIN]


@pytest.mark.usefixtures("fresh_database")
def test_threads_in_different_towns_never_meet(ahausen: TownRef, bestadt: TownRef) -> None:
    wrong: list[object] = []
    start = threading.Barrier(4)

    def work(town: TownRef, other: TownRef) -> None:
        start.wait()
        for _ in range(50):
            with in_town(town):
                if seen() != (town.schema, town.schema):
                    wrong.append(town)
                with in_town(other):
                    if seen() != (other.schema, other.schema):
                        wrong.append(other)
                if seen()[0] != town.schema or current_town() != town:
                    wrong.append(town)
        connection.close()

    pairs = [(ahausen, bestadt), (bestadt, ahausen)] * 2
    threads = [threading.Thread(target=work, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []


@pytest.mark.usefixtures("fresh_database")
def test_the_owner_looks_elsewhere_and_wears_nothing(ahausen: TownRef) -> None:
    plain = connection.settings_dict["USER"]
    with owner_database():
        assert seen() == ("rathaus_owner", "public")
        with in_town(ahausen), owner_database():
            assert seen() == ("rathaus_owner", "t_ahausen")

    assert connection.settings_dict["USER"] == plain
    assert seen() == LOGIN


def test_each_town_hands_out_towns_unbound(ahausen: TownRef, bestadt: TownRef) -> None:
    seen_towns = []
    for town in each_town():
        seen_towns.append(town)
        assert town_or_none() is None

    assert seen_towns == [ahausen, bestadt]
