"""A new town: from the template, with its role, resumable at every step, refused where it contradicts."""

import re
import threading
from collections.abc import Iterator

import pytest
from django.db import ProgrammingError, connection, transaction
from tests.factories import town_spec

from rathaus_platform.errors import Invalid
from rathaus_tenants.context import in_town
from rathaus_tenants.errors import ProvisioningFailed, TownRefused, UnknownTown
from rathaus_tenants.owner import owner_connection
from rathaus_tenants.preferences.api import preferences
from rathaus_tenants.provisioning import steps as plan
from rathaus_tenants.provisioning.api import Skipped, TownSpec, create_town
from rathaus_tenants.registry import api as registry
from rathaus_tenants.registry.models import ProvisioningStep, Town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.usefixtures("fresh_database")


class Stumbling:
    """A step that fails as often as it is told to."""

    def __init__(self) -> None:
        self.failures = 0
        self.calls: list[str] = []
        self.reason: Exception = LookupError("gestolpert")

    def __call__(self, town: TownRef, spec: TownSpec) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            self.calls.append(cursor.fetchone()[0])
            cursor.execute("UPDATE preferences_preferences SET motto = motto || '!'")
        if self.failures:
            self.failures -= 1
            raise self.reason


@pytest.fixture
def step() -> Iterator[Stumbling]:
    stumbling = Stumbling()
    plan.register_step("stumbling", 55, stumbling)
    yield stumbling
    del plan._steps["stumbling"]


def states(slug: str) -> dict[str, str]:
    return dict(ProvisioningStep.objects.filter(town__slug=slug).values_list("step", "state"))


def structure(schema: str) -> list[str]:
    """Columns, constraints, indexes and triggers as text, without the schema's name.

    Casts and brackets are left out: PostgreSQL writes the same condition differently after a reload.
    """
    with owner_connection() as owner:
        rows = owner.execute(
            """
            SELECT c.relname, c.relkind, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull
              FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             WHERE c.relnamespace = %(s)s::regnamespace AND c.relkind <> 'i'
             UNION ALL
            SELECT indrelid::regclass::text, 'i', '', pg_get_indexdef(indexrelid), indisvalid
              FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid AND relnamespace = %(s)s::regnamespace
             UNION ALL
            SELECT conrelid::regclass::text, contype, conname, pg_get_constraintdef(oid), NULL
              FROM pg_constraint WHERE connamespace = %(s)s::regnamespace
             UNION ALL
            SELECT tgrelid::regclass::text, 't', tgname, pg_get_triggerdef(oid), NULL
              FROM pg_trigger WHERE NOT tgisinternal
               AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = %(s)s::regnamespace)
            """,
            {"s": schema},
        ).fetchall()
    noise = re.compile(rf"{schema}\.|::(text|character varying)(\[\])?|[()]")
    return sorted(noise.sub("", " ".join(map(str, row))) for row in rows)


def test_a_new_town_is_open_and_has_what_the_plan_holds() -> None:
    told: list[tuple[str, str]] = []
    spec = town_spec("ce-burg", name="Ceburg", kind="Gemeinde", preferences={"motto": "Klein"})

    town = create_town(spec, lambda step, state: told.append((step, state)))

    assert town == registry.town_of("ce-burg.localhost")
    assert (town.schema, town.name, town.kind) == ("t_ce_burg", "Ceburg", "Gemeinde")
    assert registry.facts_of(town).official_name == "Gemeinde Ceburg"
    done = states("ce-burg")
    assert list(done)[:3] == ["schema", "domain", "preferences"]
    assert set(done.values()) <= {"done", "skipped"}
    assert done["identity"] == "skipped"
    assert ("schema", "running") in told
    with in_town(town):
        assert preferences().office == "Gemeindeverwaltung Ceburg"
        assert preferences().motto == "Klein"


def test_its_structure_is_the_templates_and_an_older_towns(ahausen: TownRef) -> None:
    town = create_town(town_spec())

    made = structure(town.schema)
    assert len(made) > 300
    assert made == structure(ahausen.schema) == structure("town_template")


def test_it_reaches_nobody_and_nobody_reaches_it(ahausen: TownRef, bestadt: TownRef) -> None:
    town = create_town(town_spec())

    for one, other in ((town, ahausen), (ahausen, town), (bestadt, town)):
        with in_town(one), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(f"SELECT * FROM {other.schema}.preferences_preferences")


def test_its_sequences_go_on_where_the_template_stopped() -> None:
    town = create_town(town_spec())

    with in_town(town), connection.cursor() as cursor:
        cursor.execute("SELECT count(*), max(id) FROM auth_permission")
        count, highest = cursor.fetchone()
        cursor.execute("SELECT nextval(pg_get_serial_sequence('auth_permission', 'id'))")
        assert cursor.fetchone()[0] == highest + 1
        assert count > 10


def test_a_failed_step_is_kept_and_done_by_the_next_call(step: Stumbling) -> None:
    step.failures = 1

    with pytest.raises(ProvisioningFailed) as failure:
        create_town(town_spec())

    assert failure.value.step == "stumbling"
    kept = ProvisioningStep.objects.get(town__slug="ceburg", step="stumbling")
    assert (kept.state, kept.error) == ("failed", "LookupError: gestolpert")
    assert registry.town_of("ceburg.localhost") is None, "an unfinished town is not open"

    town = create_town(town_spec())

    assert registry.town_of("ceburg.localhost") == town
    assert states("ceburg")["stumbling"] == "done"
    assert step.calls == [town.schema, town.schema], "steps run under the town's own role"
    with in_town(town):
        assert preferences().motto == "!", "what a failed step has written is rolled back"


def test_a_finished_town_is_not_touched_again(step: Stumbling) -> None:
    first = create_town(town_spec())
    with in_town(first):
        motto = preferences().motto

    assert create_town(town_spec()) == first
    assert len(step.calls) == 1
    with in_town(first):
        assert preferences().motto == motto


def test_a_skipped_step_does_not_keep_the_town_closed(step: Stumbling) -> None:
    step.failures, step.reason = 1, Skipped("später")

    town = create_town(town_spec())
    assert states("ceburg")["stumbling"] == "skipped"
    assert registry.town_of(town.host) == town

    create_town(town_spec())
    assert states("ceburg")["stumbling"] == "done"


def test_a_killed_run_leaves_a_step_that_is_done_again(step: Stumbling) -> None:
    step.failures, step.reason = 1, KeyboardInterrupt()  # type: ignore[assignment]
    with pytest.raises(KeyboardInterrupt):
        create_town(town_spec())
    assert states("ceburg")["stumbling"] == "running"

    create_town(town_spec())
    assert states("ceburg")["stumbling"] == "done"


def test_half_a_schema_is_never_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*arguments: object) -> None:
        raise LookupError

    with monkeypatch.context() as patch:
        patch.setattr("rathaus_tenants.provisioning.structure.grant_town", fails)
        with pytest.raises(ProvisioningFailed):
            create_town(town_spec())
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regnamespace('t_ceburg')")
        assert cursor.fetchone() == (None,)

    assert create_town(town_spec()).schema == "t_ceburg"


@pytest.mark.parametrize("slug", ["ceburg", "ahausen"])
def test_a_contradiction_is_refused(slug: str) -> None:
    ahausen = registry.facts_of(registry.find("ahausen"))
    contradicting = town_spec(slug, ars=ahausen.ars if slug == "ceburg" else "010000000000")

    with pytest.raises(TownRefused):
        create_town(contradicting)

    assert Town.objects.count() == 2


def test_two_who_make_the_same_town_make_one() -> None:
    made: list[TownRef] = []

    def make() -> None:
        made.append(create_town(town_spec()))
        connection.close()

    threads = [threading.Thread(target=make) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(made) == 2
    assert made[0] == made[1]


def test_an_unknown_town_is_not_found() -> None:
    with pytest.raises(UnknownTown):
        registry.find("nirgends")


@pytest.mark.parametrize(
    "wrong",
    [
        {"slug": "Ahausen"},
        {"slug": "a_b"},
        {"slug": "-a"},
        {"slug": "a--b"},
        {"slug": "betrieb"},
        {"slug": "x" * 60},
        {"ars": "123"},
        {"ags": "1"},
        {"name": ""},
        {"land": ""},
    ],
)
def test_a_wrong_spec_is_refused_at_once(wrong: dict[str, str]) -> None:
    with pytest.raises(Invalid) as refused:
        TownSpec(**{"slug": "ceburg", "ars": "091234567001", "name": "Ceburg", "land": "Bayern", **wrong})

    assert len(refused.value.problems) == 1


def test_the_municipal_key_follows_from_the_regional_one() -> None:
    assert town_spec(ars="146280410410").municipality == "14628410"
