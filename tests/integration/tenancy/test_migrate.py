"""Who is behind, who is brought forward, and what a town that fails keeps."""

from collections.abc import Iterator

import pytest
from django.db import connection, migrations
from django.db.migrations.loader import MigrationLoader
from tests.factories import town_spec

from rathaus_tenants.context import in_town
from rathaus_tenants.migrate import behind, spare_indexes
from rathaus_tenants.migrate.api import migrate_all
from rathaus_tenants.migrate.run import STOP_AFTER
from rathaus_tenants.owner import Owner, owner_connection
from rathaus_tenants.preferences.api import preferences
from rathaus_tenants.provisioning.api import create_town
from rathaus_tenants.registry.models import MigrationState, TownTemplate
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.usefixtures("fresh_database")

ADD_COLUMN = "ALTER TABLE preferences_preferences ADD COLUMN slogan text NOT NULL DEFAULT 'neu'"


@pytest.fixture
def next_release(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[migrations.RunSQL]]:
    """A release with one more migration of a town app; tests may add operations to it."""
    operations = [migrations.RunSQL(ADD_COLUMN, migrations.RunSQL.noop)]
    load = MigrationLoader.load_disk

    def with_one_more(self: MigrationLoader) -> None:
        load(self)
        last = max(name for app, name in self.disk_migrations if app == "preferences")
        made = type(
            "Migration",
            (migrations.Migration,),
            {"dependencies": [("preferences", last)], "operations": operations},
        )
        self.disk_migrations["preferences", "9999_slogan"] = made("9999_slogan", "preferences")

    monkeypatch.setattr(MigrationLoader, "load_disk", with_one_more)
    yield operations


def has_slogan(schema: str) -> bool:
    with owner_connection() as owner:
        return bool(
            owner.execute(
                "SELECT 1 FROM pg_attribute WHERE attname = 'slogan'"
                " AND attrelid = (%s || '.preferences_preferences')::regclass",
                [schema],
            ).fetchone()
        )


def test_nothing_to_do_touches_no_town(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*arguments: object) -> None:
        raise AssertionError

    monkeypatch.setattr("rathaus_tenants.migrate.run.migrate_town", never)

    report = migrate_all()

    assert (report.behind, report.migrated, report.failed) == ([], [], {})
    assert TownTemplate.objects.count() == 1


@pytest.mark.usefixtures("next_release")
def test_all_towns_are_brought_forward_and_new_ones_are_made_from_there(ahausen: TownRef, bestadt: TownRef) -> None:
    report = migrate_all()

    assert report.migrated == ["ahausen", "bestadt"]
    assert TownTemplate.objects.count() == 2
    assert has_slogan(ahausen.schema) and has_slogan(bestadt.schema)
    assert has_slogan(create_town(town_spec()).schema)
    assert migrate_all().behind == []
    with in_town(ahausen):
        assert preferences().seed == "ahausen", "the town's role still reads and nothing is lost"


@pytest.mark.usefixtures("next_release")
def test_a_plan_names_what_is_new_and_changes_nothing(ahausen: TownRef) -> None:
    plan = migrate_all(plan=True)

    assert plan.pending == ["preferences.9999_slogan"]
    assert plan.behind == ["ahausen", "bestadt"]
    assert not has_slogan(ahausen.schema)
    assert not has_slogan("town_template")


def test_a_plan_names_the_town_that_is_behind(ahausen: TownRef) -> None:
    with owner_connection(autocommit=True) as owner:
        owner.execute("DELETE FROM t_ahausen.django_migrations WHERE app = 'preferences'")

    plan = migrate_all(plan=True)

    assert (plan.pending, plan.behind) == ([], ["ahausen"])


def test_a_town_that_fails_keeps_its_state_and_the_others_go_on(
    next_release: list[migrations.RunSQL], ahausen: TownRef, bestadt: TownRef
) -> None:
    next_release.append(
        migrations.RunSQL("DO $$ BEGIN IF current_schema() = 't_ahausen' THEN RAISE 'nicht hier'; END IF; END $$")
    )

    report = migrate_all()

    assert report.migrated == ["bestadt"]
    assert "nicht hier" in report.failed["ahausen"]
    assert not has_slogan(ahausen.schema)
    assert has_slogan(bestadt.schema)
    kept = MigrationState.objects.get(town_id=ahausen.id)
    assert (kept.state, kept.attempts) == ("failed", 1)

    next_release.pop()
    assert migrate_all().migrated == ["ahausen"]
    assert MigrationState.objects.get(town_id=ahausen.id).state == "done"


def test_an_error_of_a_data_migration_ends_this_town_only(
    next_release: list[object], ahausen: TownRef, bestadt: TownRef
) -> None:
    class Unforeseen(Exception):
        pass

    def fails(apps: object, editor: object) -> None:
        if connection.schema_name == "t_ahausen":
            raise Unforeseen("unvorhergesehen")

    next_release.append(migrations.RunPython(fails))

    report = migrate_all()

    assert "unvorhergesehen" in report.failed["ahausen"]
    assert report.migrated == ["bestadt"]


def test_a_locked_town_is_given_up_in_time(
    next_release: list[object], ahausen: TownRef, bestadt: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rathaus_tenants.owner.LOCK_TIMEOUT", "-c lock_timeout=200")
    with owner_connection() as holder:
        holder.execute("SELECT 1 FROM t_ahausen.preferences_preferences")
        report = migrate_all()

    assert "lock timeout" in report.failed["ahausen"]
    assert report.migrated == ["bestadt"]
    assert migrate_all().migrated == ["ahausen"]


def test_a_run_stops_after_a_few_failures(next_release: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(STOP_AFTER):
        create_town(town_spec(f"x{number}", ars=f"{number:012d}"))
    monkeypatch.setattr("rathaus_tenants.migrate.run.migrate_town", lambda standing, newest: "kaputt")

    report = migrate_all()

    assert len(report.behind) == STOP_AFTER + 2
    assert len(report.failed) == STOP_AFTER


def spare(owner: Owner, schema: str) -> list[str]:
    owner.execute(f"SET search_path = {schema}")
    return [name for (name,) in owner.execute(spare_indexes._SPARE)]


@pytest.mark.usefixtures("next_release")
def test_no_town_carries_indexes_that_no_question_needs(ahausen: TownRef, bestadt: TownRef) -> None:
    with owner_connection(autocommit=True) as owner:
        owner.execute("CREATE INDEX zuviel ON t_ahausen.auth_permission (content_type_id)")
        owner.execute("CREATE INDEX zuviel_like ON t_ahausen.auth_group (name varchar_pattern_ops)")
        owner.execute("CREATE INDEX teilweise ON t_ahausen.auth_group (name) WHERE id > 5")
        assert spare(owner, "town_template") == spare(owner, bestadt.schema) == []
        assert set(spare(owner, ahausen.schema)) == {"zuviel", "zuviel_like"}

        assert migrate_all().failed == {}

        assert spare(owner, ahausen.schema) == []
        assert owner.execute("SELECT to_regclass('t_ahausen.teilweise')").fetchone() != (None,)


def test_beginnings_of_words_are_found_by_the_plain_index(ahausen: TownRef) -> None:
    with owner_connection() as owner:
        owner.execute("SET enable_seqscan = off")
        plan = owner.execute("EXPLAIN SELECT 1 FROM t_ahausen.identity_user WHERE username LIKE 'ab%'").fetchall()

    assert any("Index Cond" in line and "'ab'" in line for (line,) in plan), plan


def test_many_towns_are_asked_in_one_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(behind, "_BATCH", 1)
    with owner_connection() as owner:
        one_by_one = behind.standings(owner)
        monkeypatch.setattr(behind, "_BATCH", 100)
        assert behind.standings(owner) == one_by_one

    assert [standing.slug for standing in one_by_one] == ["ahausen", "bestadt"]
    assert len({standing.fingerprint for standing in one_by_one}) == 1
