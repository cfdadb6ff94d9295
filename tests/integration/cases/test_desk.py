"""The desk over HTTP: who gets in where, and that every act works as a plain form."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests.integration.cases import world

from rathaus_platform.audit import api as audit
from rathaus_platform.audit.models import Entry
from rathaus_platform.identity.api import ADMIN, CLERK, EDITOR, LEAD
from rathaus_services.cases import api as cases
from rathaus_services.cases.models import Case, CaseFile, Event
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

Connect = Callable[[TownRef], Client]
DESK = "/verwaltung/vorgaenge/"

GET_PAGES = ("", "{case}/", "{case}/entscheiden/stattgeben/", "{case}/entscheiden/ablehnen/", "{case}/dateien/{file}/")
POST_PAGES = (
    "{case}/schreiben/",
    "{case}/weiterpruefen/",
    "{case}/zuweisen/",
    "{case}/pruefliste/",
    "{case}/vollstaendig/",
    "{case}/verlaengern/",
    "{case}/entscheiden/stattgeben/",
    "{case}/entscheiden/ablehnen/vorschau/",
)


def address(page: str, case: UUID, file: UUID) -> str:
    return DESK + page.format(case=case, file=file)


@pytest.fixture
def sent(ahausen: TownRef, bestadt: TownRef) -> world.Sent:
    with in_town(ahausen):
        return world.send()


@pytest.fixture
def file(ahausen: TownRef, sent: world.Sent) -> UUID:
    with in_town(ahausen):
        return CaseFile.objects.get(case_id=sent.id).pk


@pytest.fixture
def clerk_client(ahausen: TownRef, town_client: Connect) -> Client:
    with in_town(ahausen):
        return world.sign_in(town_client(ahausen), world.staff())


@pytest.mark.parametrize("page", GET_PAGES)
@pytest.mark.parametrize("role", [CLERK, LEAD])
def test_clerks_and_leads_see_the_desk(
    ahausen: TownRef, town_client: Connect, sent: world.Sent, file: UUID, role: str, page: str
) -> None:
    with in_town(ahausen):
        client = world.sign_in(town_client(ahausen), world.staff(role))

        response = client.get(address(page, sent.id, file))

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("page", GET_PAGES)
def test_editors_are_refused_and_learn_nothing(
    ahausen: TownRef, town_client: Connect, sent: world.Sent, file: UUID, page: str
) -> None:
    with in_town(ahausen):
        client = world.sign_in(town_client(ahausen), world.staff(EDITOR, "Eva Dit"))

        response = client.get(address(page, sent.id, file))
        unknown = client.get(address(page, uuid4(), uuid4()))
        home = client.get("/verwaltung/")

    assert response.status_code == unknown.status_code == 403
    assert sent.receipt.number not in response.content.decode()
    assert home.status_code == 200
    assert "/verwaltung/vorgaenge/" not in home.content.decode()


@pytest.mark.parametrize("page", POST_PAGES)
def test_editors_cannot_act(ahausen: TownRef, town_client: Connect, sent: world.Sent, file: UUID, page: str) -> None:
    with in_town(ahausen):
        client = world.sign_in(town_client(ahausen), world.staff(EDITOR, "Eva Dit"))

        response = client.post(address(page, sent.id, file), {"text": "x", "gruende": "x"})

        assert response.status_code == 403
        assert Event.objects.count() == 1


@pytest.mark.parametrize("page", GET_PAGES)
@pytest.mark.parametrize("who", ["nobody", "citizen"])
def test_nobody_else_gets_in(
    ahausen: TownRef, town_client: Connect, sent: world.Sent, file: UUID, who: str, page: str
) -> None:
    with in_town(ahausen):
        client = town_client(ahausen)
        if who == "citizen":
            world.sign_in(client, world.citizen())

        response = client.get(address(page, sent.id, file))

    assert response.status_code in (302, 403)
    assert sent.receipt.number not in response.content.decode()


@pytest.mark.parametrize("page", [*GET_PAGES[1:], *POST_PAGES])
def test_another_towns_clerk_finds_no_case_of_this_town(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, sent: world.Sent, file: UUID, page: str
) -> None:
    with in_town(bestadt):
        client = world.sign_in(town_client(bestadt), world.staff())
        send = client.post if page in POST_PAGES else client.get

        response = send(address(page, sent.id, file), {"text": "x", "gruende": "x", "an": "ich"})

    assert response.status_code == 404
    assert "Mustermann" not in response.content.decode()


def test_a_session_of_one_town_is_nothing_in_the_other(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, sent: world.Sent, clerk_client: Client
) -> None:
    stranger = town_client(bestadt)
    stranger.cookies = clerk_client.cookies

    response = stranger.get(f"{DESK}{sent.id}/")

    assert response.status_code in (302, 403)


def test_a_wrong_outcome_and_a_foreign_file_do_not_exist(
    ahausen: TownRef, sent: world.Sent, clerk_client: Client, file: UUID
) -> None:
    with in_town(ahausen):
        other = world.send(familienname="Beispiel")

    assert clerk_client.get(f"{DESK}{sent.id}/entscheiden/vielleicht/").status_code == 404
    assert clerk_client.get(f"{DESK}{other.id}/dateien/{file}/").status_code == 404


def test_the_inbox_shows_tabs_groups_and_finds_by_name(
    ahausen: TownRef, sent: world.Sent, clerk_client: Client
) -> None:
    with in_town(ahausen):
        world.send(familienname="Zwirbelmaier")

    page = clerk_client.get(DESK).content.decode()
    found = clerk_client.get(DESK, {"suche": "zwirbel"}).content.decode()
    none = clerk_client.get(DESK, {"suche": "niemand"}).content.decode()

    assert "Mustermann" in page and "Zwirbelmaier" in page and sent.receipt.number in page
    assert "Rückfrage offen" in page and "Frist unter 3 Tagen" in page
    assert "Zwirbelmaier" in found and "Mustermann" not in found
    assert "Dazu finden wir keinen Vorgang." in none
    with in_town(ahausen):
        reads = Entry.objects.filter(action="inbox.read")
        assert reads.count() == 3
        assert "zwirbel" not in repr(list(reads.values_list("details", flat=True)))


def test_the_case_page_shows_everything_and_leaves_a_trace(
    ahausen: TownRef, sent: world.Sent, clerk_client: Client
) -> None:
    page = clerk_client.get(f"{DESK}{sent.id}/").content.decode()

    for words in ("Erika Mustermann", "Bello", "heimtierausweis.pdf", "Warum dieser Betrag?", "Arbeitstage"):
        assert words in page
    assert "style=" not in page.split('class="desk-case"')[1].split("</main>")[0]
    with in_town(ahausen):
        assert not Case.objects.get().unread
        trail = [entry.action for entry in audit.history_of(("case", str(sent.id)))]
        assert trail == ["case.submitted", "case.read"]


def test_a_file_is_a_download_that_no_browser_runs(
    ahausen: TownRef, sent: world.Sent, clerk_client: Client, file: UUID
) -> None:
    response = clerk_client.get(f"{DESK}{sent.id}/dateien/{file}/")

    assert response.content == world.PDF
    assert response["Content-Disposition"] == 'attachment; filename="heimtierausweis.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_question_message_and_note_are_plain_forms(ahausen: TownRef, sent: world.Sent, clerk_client: Client) -> None:
    write = f"{DESK}{sent.id}/schreiben/"

    empty = clerk_client.post(write, {"art": "rueckfrage", "text": "  "})
    note = clerk_client.post(write, {"art": "notiz", "text": "Nur für uns"})
    question = clerk_client.post(write, {"art": "rueckfrage", "text": "Welche Rasse?"})
    again = clerk_client.post(write, {"art": "rueckfrage", "text": "Und welche Farbe?"})

    assert empty.status_code == 422
    assert "Schreiben Sie, was fehlt." in empty.content.decode()
    assert note.status_code == question.status_code == 302
    assert again.status_code == 409
    assert "Und welche Farbe?" in again.content.decode()  # nothing typed is lost
    page = clerk_client.get(f"{DESK}{sent.id}/").content.decode()
    assert "Nur für uns" in page and "ruht seit heute" in page
    with in_town(ahausen):
        assert Case.objects.get().state == "rueckfrage"
        assert clerk_client.post(f"{DESK}{sent.id}/weiterpruefen/").status_code == 302
        assert Case.objects.get().state == "in_pruefung"


def test_taking_and_passing_on(ahausen: TownRef, sent: world.Sent, clerk_client: Client) -> None:
    with in_town(ahausen):
        lead = world.staff(LEAD, "Lena Thiel")

    assert clerk_client.post(f"{DESK}{sent.id}/zuweisen/", {"an": "ich"}).status_code == 302
    mine = clerk_client.get(DESK, {"ansicht": "meine"}).content.decode()
    assert clerk_client.post(f"{DESK}{sent.id}/zuweisen/", {"an": str(lead.id)}).status_code == 302
    assert clerk_client.post(f"{DESK}{sent.id}/zuweisen/", {"an": "quatsch"}).status_code == 302
    unknown = clerk_client.post(f"{DESK}{sent.id}/zuweisen/", {"an": str(uuid4())})

    assert sent.receipt.number in mine
    assert unknown.status_code == 422
    with in_town(ahausen):
        assert Case.objects.get().assignee_id == lead.id


def test_a_decision_is_confirmed_on_its_own_page(ahausen: TownRef, sent: world.Sent, clerk_client: Client) -> None:
    refuse = f"{DESK}{sent.id}/entscheiden/ablehnen/"

    page = clerk_client.get(refuse).content.decode()
    preview = clerk_client.post(f"{refuse}vorschau/", {"gruende": "Kein Hund."})
    empty = clerk_client.post(refuse, {"gruende": ""})
    done = clerk_client.post(refuse, {"gruende": "Kein Hund."})
    late = clerk_client.post(refuse, {"gruende": "Kein Hund."})

    assert "Widerspruch möglich bis" in page and "freigeben" in page
    assert preview["Content-Type"] == "application/pdf" and preview.content.startswith(b"%PDF")
    assert empty.status_code == 422 and "Begründen Sie die Ablehnung." in empty.content.decode()
    assert done.status_code == late.status_code == 302
    with in_town(ahausen):
        assert Case.objects.get().state == "abgelehnt"
        world.deliver_all()
    closed = clerk_client.get(f"{DESK}{sent.id}/").content.decode()
    assert "Drucken Sie das Schreiben" in closed and "Wird gelöscht am" in closed
    assert clerk_client.get(refuse).status_code == 409
    with in_town(ahausen), pytest.raises(cases.NotNow):
        cases.plan_decision(sent.id, staff=world.staff(), outcome="granted")


def test_only_the_desk_gives_cases_away_and_only_its_own(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, clerk_client: Client, sent: world.Sent
) -> None:
    given = {"an": "ich", "vorgang": [str(sent.id)], "ansicht": "neu"}
    with in_town(ahausen):
        editor = world.sign_in(town_client(ahausen), world.staff(EDITOR, "Eva Dit"))
        assert editor.post(f"{DESK}zuteilen/", given).status_code == 403
    with in_town(bestadt):
        stranger = world.sign_in(town_client(bestadt), world.staff(name="Fremde Kraft"))
        told = stranger.post(f"{DESK}zuteilen/", given, follow=True).content.decode()
    assert "Wählen Sie in der Liste Vorgänge aus." in told
    with in_town(ahausen):
        assert Case.objects.get(pk=sent.id).assignee_id is None
        told = clerk_client.post(f"{DESK}zuteilen/", given, follow=True).content.decode()
        assert "1 Vorgang ist neu zugeteilt." in told
        assert Case.objects.get(pk=sent.id).assignee_id is not None
        assert clerk_client.post(f"{DESK}zuteilen/", {**given, "an": "niemand"}).status_code == 302


@pytest.mark.parametrize(("role", "shown"), [(CLERK, True), (LEAD, True), (EDITOR, False), (ADMIN, False)])
def test_the_first_page_says_what_the_day_asks_for(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, sent: world.Sent, role: str, shown: bool
) -> None:
    with in_town(ahausen):
        client = world.sign_in(town_client(ahausen), world.staff(role))
    with in_town(bestadt):
        stranger = world.sign_in(town_client(bestadt), world.staff(role))
    page, other = (one.get("/verwaltung/").content.decode() for one in (client, stranger))
    new = 'ansicht=neu">Neu <span class="desk-tabs__count">{}</span>'
    assert (new.format(1) in page) is shown
    assert (new.format(0) in other) is shown
    assert "Dashboard" not in page
