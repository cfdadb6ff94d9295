"""From question to decision: who acts, what rests, what the citizen gets, and what is refused in which state."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.integration.cases import world

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import today
from rathaus_platform.errors import Forbidden, Invalid, TrustTooLow
from rathaus_platform.identity.api import EDITOR, LEAD, TrustLevel
from rathaus_platform.outbox.models import Message
from rathaus_services.activation import api as activation
from rathaus_services.cases import api as cases
from rathaus_services.cases.models import Case
from rathaus_services.cases.workdays import add_working_days
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef


def test_a_question_rests_the_deadline_and_the_answer_comes_back_to_who_asked(
    ahausen: TownRef, bestadt: TownRef
) -> None:
    with in_town(ahausen):
        sent, clerk, other = world.send(), world.staff(), world.staff(name="Olga Anders")
        asked = today() - timedelta(days=9)
        due = add_working_days(asked, 4, ahausen.land)

        cases.ask_back(sent.id, staff=clerk, text="Bitte schicken Sie die Haftpflicht-Bestätigung.")

        view = cases.case_for_citizen(sent.id, person=None, grants=sent.grants)
        assert (view.turn, view.paused, view.state) == ("citizen", True, "rueckfrage")
        assert view.question is not None
        assert view.question.text == "Bitte schicken Sie die Haftpflicht-Bestätigung."
        assert view.question.answer_until == add_working_days(today(), 10, ahausen.land)
        assert [step.mark for step in view.timeline].count("now") == 1
        with pytest.raises(cases.NotNow):
            cases.ask_back(sent.id, staff=other, text="Und noch etwas.")

        Case.objects.update(paused_at=datetime.now(UTC) - timedelta(days=9), due_on=due)
        cases.answer_question(
            sent.id,
            text="Hier ist sie.",
            uploads=[world.upload("haftpflicht.pdf")],
            person=None,
            grants=sent.grants,
        )

        case = Case.objects.get()
        assert case.state == "in_pruefung"
        assert case.assignee_id == clerk.id
        assert case.unread
        assert case.paused_at is None
        assert case.due_on == add_working_days(today(), 4, ahausen.land)
        page = cases.case_for_staff(sent.id, staff=clerk)
        assert page.thread[0].text == "Hier ist sie."
        assert [file.name for file in page.thread[0].files] == ["haftpflicht.pdf"]
        with pytest.raises(cases.NotNow):
            cases.answer_question(sent.id, text="Noch mal", uploads=[], person=None, grants=sent.grants)


def test_the_reminder_is_sent_only_while_the_question_is_open(
    ahausen: TownRef, bestadt: TownRef, mailoutbox: list[Any]
) -> None:
    with in_town(ahausen):
        sent, clerk = world.send(), world.staff()
        cases.ask_back(sent.id, staff=clerk, text="Was für eine Rasse?")
        world.deliver_all()
        reminder = Message.objects.get(kind="case.reminder")
        assert timedelta(days=9, hours=23) < reminder.due_at - reminder.created_at <= timedelta(days=10)

        Message.objects.filter(pk=reminder.pk).update(due_at=datetime.now(UTC) - timedelta(seconds=1))
        world.deliver_all()

        assert [mail.subject.split(" (")[0] for mail in mailoutbox] == [
            "Ihre Angaben sind eingegangen",
            "Wir haben eine Frage an Sie",
            "Wir warten noch auf Ihre Antwort",
        ]

        cases.answer_question(sent.id, text="Mischling", uploads=[], person=None, grants=sent.grants)
        cases.ask_back(sent.id, staff=clerk, text="Und wie alt?")
        cases.go_on(sent.id, staff=clerk)
        Message.objects.filter(kind="case.reminder").update(due_at=datetime.now(UTC) - timedelta(seconds=1))
        Message.objects.filter(kind="case.question").update(due_at=datetime.now(UTC) - timedelta(seconds=1))
        world.deliver_all()

        assert len(mailoutbox) == 3  # the second question was taken back before its mail went out


def test_going_on_without_an_answer_sets_the_deadline_going(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent, clerk = world.send(), world.staff()
        with pytest.raises(cases.NotNow):
            cases.go_on(sent.id, staff=clerk)
        cases.ask_back(sent.id, staff=clerk, text="Was fehlt?")

        cases.go_on(sent.id, staff=clerk)

        view = cases.case_for_citizen(sent.id, person=None, grants=sent.grants)
        assert (view.turn, view.paused, view.question) == ("rathaus", False, None)


def test_notes_stay_inside_and_messages_go_out(ahausen: TownRef, bestadt: TownRef, mailoutbox: list[Any]) -> None:
    with in_town(ahausen):
        sent, clerk = world.send(), world.staff()

        cases.note(sent.id, staff=clerk, text="Chipnummer verglichen.")
        cases.send_to_citizen(sent.id, staff=clerk, text="Es dauert etwas länger.")
        cases.send_message(sent.id, text="Danke!", person=None, grants=sent.grants)
        world.deliver_all()

        view = cases.case_for_citizen(sent.id, person=None, grants=sent.grants)
        assert [(one.text, one.from_citizen) for one in view.messages] == [
            ("Es dauert etwas länger.", False),
            ("Danke!", True),
        ]
        assert "Chipnummer verglichen." not in repr(view)
        assert all("länger" not in mail.body for mail in mailoutbox)
        with pytest.raises(Invalid):
            cases.note(sent.id, staff=clerk, text="  \n ")


def test_taking_a_case_begins_it_and_giving_it_back_does_not_end_it(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent, clerk, lead = world.send(), world.staff(), world.staff(LEAD, "Lena Thiel")

        cases.assign(sent.id, staff=lead, to=clerk.id, words="Bitte prüfen")
        assert Case.objects.get().state == "eingegangen"
        cases.assign(sent.id, staff=lead, to=None)
        cases.assign(sent.id, staff=clerk, to=clerk.id)

        page = cases.case_for_staff(sent.id, staff=clerk)
        assert page.state == "in_pruefung"
        assert page.assignee is not None and page.assignee.name == "Stefan Tauber"
        assert [entry.title for entry in page.thread][:2] == [
            "Bearbeitung begonnen",
            "An Stefan Tauber gegeben",
        ]
        editor = world.staff(EDITOR, "Eva Dit")
        with pytest.raises(Invalid):
            cases.assign(sent.id, staff=clerk, to=editor.id)


def test_a_decision_is_made_once_and_needs_reasons_when_refused(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent, clerk = world.send(), world.staff()
        with pytest.raises(Invalid) as refusal:
            cases.decide(sent.id, staff=clerk, outcome="refused", reasons=" ")
        assert refusal.value.problems[0].field == "gruende"

        cases.decide(sent.id, staff=clerk, outcome="refused", reasons="Der Hund wohnt nicht hier.")

        case = Case.objects.get()
        assert (case.state, case.outcome, case.assignee_id) == ("abgelehnt", "refused", clerk.id)
        assert case.closed_at is not None
        assert case.delete_on == date(today().year + 10, 12, 31)
        with pytest.raises(cases.NotNow):
            cases.decide(sent.id, staff=clerk, outcome="granted", reasons="")
        with pytest.raises(cases.NotNow):
            cases.withdraw(sent.id, person=None, grants=sent.grants)
        with pytest.raises(cases.NotNow):
            cases.send_message(sent.id, text="Halt!", person=None, grants=sent.grants)
        assert Message.objects.filter(kind="case.letter").count() == 1
        assert audit.verify().intact


def test_while_the_citizen_is_asked_nothing_can_be_decided(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent, clerk = world.send(), world.staff()
        cases.ask_back(sent.id, staff=clerk, text="Was fehlt?")

        with pytest.raises(cases.NotNow):
            cases.decide(sent.id, staff=clerk, outcome="granted", reasons="")


def test_a_withdrawn_application_is_closed_for_everybody(
    ahausen: TownRef, bestadt: TownRef, mailoutbox: list[Any]
) -> None:
    with in_town(ahausen):
        sent, clerk = world.send(), world.staff()
        assert cases.case_for_citizen(sent.id, person=None, grants=sent.grants).may_withdraw

        cases.withdraw(sent.id, person=None, grants=sent.grants)
        world.deliver_all()

        view = cases.case_for_citizen(sent.id, person=None, grants=sent.grants)
        assert (view.state, view.turn, view.may_withdraw) == ("zurueckgezogen", "done", False)
        assert mailoutbox[-1].subject.startswith("Ihr Vorgang ist zurückgezogen")
        with pytest.raises(cases.NotNow):
            cases.decide(sent.id, staff=clerk, outcome="granted", reasons="")
        assert Case.objects.get().unread


@pytest.mark.parametrize("role", [EDITOR])
def test_editors_do_not_touch_cases(ahausen: TownRef, bestadt: TownRef, role: str) -> None:
    with in_town(ahausen):
        sent, editor = world.send(), world.staff(role, "Eva Dit")
        acts = (
            lambda: cases.inbox(staff=editor),
            lambda: cases.case_for_staff(sent.id, staff=editor),
            lambda: cases.ask_back(sent.id, staff=editor, text="?"),
            lambda: cases.note(sent.id, staff=editor, text="?"),
            lambda: cases.send_to_citizen(sent.id, staff=editor, text="?"),
            lambda: cases.go_on(sent.id, staff=editor),
            lambda: cases.assign(sent.id, staff=editor, to=None),
            lambda: cases.decide(sent.id, staff=editor, outcome="granted", reasons=""),
            lambda: cases.plan_decision(sent.id, staff=editor, outcome="granted"),
            lambda: cases.preview_decision(sent.id, staff=editor, outcome="granted", reasons=""),
        )

        for act in acts:
            with pytest.raises(Forbidden):
                act()

        citizen = world.citizen()
        with pytest.raises(Forbidden):
            cases.case_for_staff(sent.id, staff=citizen)


def test_strangers_see_the_same_nothing(ahausen: TownRef, bestadt: TownRef) -> None:
    owner, stranger = world.citizen(), world.citizen("Otto Fremd")
    with in_town(ahausen):
        sent = world.send(owner)
        nobody: dict[str, Any] = {"person": None, "grants": frozenset()}

        assert cases.case_for_citizen(sent.id, person=owner, grants=frozenset()).number == sent.receipt.number
        assert [row.number for row in cases.my_cases(owner)] == [sent.receipt.number]
        assert cases.my_cases(stranger) == ()
        for keys in (nobody, {"person": stranger, "grants": frozenset()}):
            with pytest.raises(cases.UnknownCase):
                cases.case_for_citizen(sent.id, **keys)
            with pytest.raises(cases.UnknownCase):
                cases.withdraw(sent.id, **keys)
            with pytest.raises(cases.UnknownCase):
                cases.send_message(sent.id, text="Hallo", **keys)
            with pytest.raises(cases.UnknownCase):
                cases.answer_question(sent.id, text="Hallo", uploads=[], **keys)
            with pytest.raises(cases.UnknownDraft):
                cases.load_draft(sent.draft_id, **keys)
    with in_town(bestadt):
        clerk = world.staff()
        with pytest.raises(cases.UnknownCase):
            cases.case_for_citizen(sent.id, person=owner, grants=sent.grants)
        with pytest.raises(cases.UnknownCase):
            cases.case_for_staff(sent.id, staff=clerk)
        assert cases.inbox(staff=clerk, tab="alle").shown == 0


def test_a_decision_opens_only_at_the_needed_level(ahausen: TownRef, bestadt: TownRef) -> None:
    strong = world.citizen(trust=TrustLevel.SUBSTANZIELL)
    with in_town(ahausen):
        activation.set_parameter(world.SERVICE, "vertrauensniveau_min", "substanziell", today(), "§ 3 der Satzung")
        sent, clerk = world.send(strong), world.staff()
        cases.decide(sent.id, staff=clerk, outcome="granted", reasons="")
        world.deliver_all()
        view = cases.case_for_citizen(sent.id, person=strong, grants=frozenset())
        letter = next(file for file in view.files if file.purpose == "decision")
        receipt = next(file for file in view.files if file.purpose == "receipt")

        with pytest.raises(TrustTooLow) as refusal:
            cases.case_file(sent.id, letter.id, person=None, grants=sent.grants)
        found, data = cases.case_file(sent.id, letter.id, person=strong, grants=frozenset())

        assert refusal.value.needed == "substanziell" == view.needed_trust
        assert data.startswith(b"%PDF") and found.name == f"bescheid-{view.number.lower()}.pdf"
        assert cases.case_file(sent.id, receipt.id, person=None, grants=sent.grants)[1].startswith(b"%PDF")
        read = [e for e in audit.history_of(("case", str(sent.id))) if e.action == "case.decision_read"]
        assert len(read) == 1
        cases.case_file(sent.id, letter.id, person=strong, grants=frozenset())
        assert len([e for e in audit.history_of(("case", str(sent.id))) if e.action == "case.decision_read"]) == 1
