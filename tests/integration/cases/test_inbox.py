"""The inbox costs the same for one case and for eighty, and sorts them by what is due."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.integration.cases import world

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now, today
from rathaus_platform.errors import Forbidden, Invalid
from rathaus_platform.identity.api import EDITOR, LEAD, TrustLevel
from rathaus_platform.ids import new_id
from rathaus_services.cases import api as cases
from rathaus_services.cases import rows
from rathaus_services.cases.models import Case, Event
from rathaus_services.cases.sealing import Keyring
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef


def copies(row: Case, count: int) -> None:
    """More cases like this one, each with a key of its own."""
    ring, old = Keyring.of_town(), rows.seal_of(row)
    applicant, content = rows.applicant_of(row, old), rows.content_of(row, old)
    made = []
    for number in range(count):
        case_id = new_id()
        seal, wrapped = ring.new(rows.KIND, case_id)
        made.append(
            Case(
                id=case_id,
                number=f"AHA-26-{900000 + number}",
                key=row.key,
                release_id=row.release_id,
                code_hash="",
                wrapped_key=wrapped,
                sealed_content=seal.close("content", content.encode()),
                sealed_applicant=seal.close("applicant", applicant.encode()),
                state="eingegangen",
                trust="ohne",
                submitted_at=now(),
                promised_days=5,
                due_on=row.due_on,
            )
        )
    Case.objects.bulk_create(made)


def statements(staff: cases.StaffCaseView | object, tab: str, search: str = "") -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        cases.inbox(staff=staff, tab=tab, search=search)  # type: ignore[arg-type]
    return len(caught)


@pytest.mark.parametrize("search", ["", "mustermann"])
def test_eighty_cases_cost_as_many_statements_as_one(ahausen: TownRef, bestadt: TownRef, search: str) -> None:
    with in_town(ahausen):
        world.send()
        clerk = world.staff()
        statements(clerk, "neu", search)
        one = statements(clerk, "neu", search)
        copies(Case.objects.get(), 80)

        many = statements(clerk, "neu", search)

        assert cases.inbox(staff=clerk, tab="neu", search=search).shown == 81
        assert many == one <= 12
    with in_town(bestadt):
        assert cases.inbox(staff=world.staff(), tab="alle", search=search).shown == 0


def test_more_than_fit_are_counted(ahausen: TownRef, bestadt: TownRef, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rathaus_services.cases.queries.inbox.MOST_ROWS", 3)
    with in_town(ahausen):
        world.send()
        copies(Case.objects.get(), 5)

        page = cases.inbox(staff=world.staff(), tab="neu")

        assert (page.shown, page.left_off) == (3, 3)


def test_tabs_and_groups_follow_state_and_deadline(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        clerk, lead = world.staff(), world.staff(LEAD, "Lena Thiel")
        late, soon, asked, mine, done = (world.send(rufname=f"Hund {n}") for n in range(5))
        Case.objects.filter(pk=late.id).update(due_on=today() - timedelta(days=1))
        Case.objects.filter(pk=soon.id).update(due_on=today() + timedelta(days=1))
        cases.ask_back(asked.id, staff=lead, text="?")
        cases.assign(mine.id, staff=clerk, to=clerk.id)
        Case.objects.filter(pk=mine.id).update(due_on=today())
        cases.decide(done.id, staff=lead, outcome="granted", reasons="")

        page = cases.inbox(staff=clerk, tab="alle")

        assert {tab.key: tab.count for tab in page.tabs} == {
            "neu": 2,
            "meine": 1,
            "rueckfrage": 1,
            "frist": 3,
            "alle": 5,
        }
        assert page.urgent_today == 1
        groups = {group.title: [row.id for row in group.rows] for group in page.groups}
        assert groups["Überfällig"] == [late.id]
        assert set(groups["Heute und morgen"]) == {soon.id, mine.id}
        assert asked.id in groups["Später"]
        assert groups["Abgeschlossen"] == [done.id]
        first = page.groups[0].rows[0]
        assert (first.deadline.words, first.deadline.tone, first.turn) == ("seit gestern", "danger", "rathaus")
        (row,) = cases.inbox(staff=clerk, tab="meine").groups[0].rows
        assert row.mine and row.assignee == "Stefan Tauber"
        waiting = cases.inbox(staff=clerk, tab="rueckfrage").groups[0].rows[0]
        assert (waiting.turn, waiting.deadline.tone) == ("citizen", "paused")


def test_search_takes_number_name_and_street_over_all_tabs(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        clerk = world.staff()
        sent = world.send()
        world.send(familienname="Zwirbelmaier")

        def found(search: str) -> int:
            return cases.inbox(staff=clerk, tab="meine", search=search).shown

        assert found(sent.receipt.number.lower()) == 1
        assert found("  ZWIRBEL  maier"[:9]) == 1
        assert found("musterweg") == 2
        assert found("erika muster") == 1 + 1
        assert found("nobody") == 0


def test_a_tab_is_narrowed_by_service_turn_and_overdue(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(bestadt):
        world.send()
    with in_town(ahausen):
        clerk, late, asked = world.staff(), world.send(), world.send()
        world.send_example("meldebescheinigung", "elektronisch_einfach", world.citizen(trust=TrustLevel.SUBSTANZIELL))
        Case.objects.filter(pk=late.id).update(due_on=today() - timedelta(days=1))
        cases.ask_back(asked.id, staff=clerk, text="Wem gehört der Hund?")

        def shown(**narrow: Any) -> list[str]:
            page = cases.inbox(staff=clerk, tab="alle", narrow=cases.Narrow(**narrow))
            assert page.left_off == 0
            return sorted(row.number for group in page.groups for row in group.rows)

        page = cases.inbox(staff=clerk, tab="alle")
        assert [key for key, _title in page.services] == ["hundesteuer_anmeldung", "meldebescheinigung"]
        assert len(shown()) == 3
        assert len(shown(service="meldebescheinigung")) == 1
        assert shown(turn="citizen") == [asked.receipt.number]
        assert shown(overdue=True) == [late.receipt.number]
        assert shown(service="gibt_es_nicht") == []


def test_many_cases_take_no_more_statements_than_two(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        clerk = world.staff()
        few, many = [world.send().id for _ in range(2)], [world.send().id for _ in range(5)]
        with CaptureQueriesContext(connection) as for_few:
            cases.assign_many(few, staff=clerk, to=clerk.id)
        with CaptureQueriesContext(connection) as for_many:
            cases.assign_many([*many, few[0]], staff=clerk, to=clerk.id)

        assert len(for_many) <= len(for_few) <= 12, [query["sql"][:90] for query in for_many]
        assert set(Case.objects.values_list("assignee_id", "state")) == {(clerk.id, "in_pruefung")}
        for case_id in (*few, *many):
            kinds = list(Event.objects.filter(case_id=case_id).order_by("at", "id").values_list("kind", "public"))
            assert kinds[-2:] == [("assigned", False), ("started", True)]
            acts = [entry.action for entry in audit.history_of(("case", str(case_id)))]
            assert acts[-2:] == ["case.assigned", "case.started"]
        assert audit.verify().fault is None


def test_several_cases_are_given_at_once(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(bestadt):
        stranger = world.send()
    with in_town(ahausen):
        clerk, other = world.staff(), world.staff(name="Olga Anders")
        one, two = world.send(), world.send()

        given = cases.assign_many([one.id, two.id, stranger.id], staff=clerk, to=other.id)

        assert given == 2
        assert set(Case.objects.values_list("assignee_id", flat=True)) == {other.id}
        with pytest.raises(Invalid):
            cases.assign_many([one.id], staff=clerk, to=new_id())
        with pytest.raises(Forbidden):
            cases.assign_many([one.id], staff=world.staff(EDITOR, "Eva Dit"), to=None)
    with in_town(bestadt):
        assert Case.objects.get(pk=stranger.id).assignee_id is None
