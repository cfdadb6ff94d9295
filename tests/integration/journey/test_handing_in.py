"""Documents promised with the application: the status page asks for them, takes them, and lets nobody else."""

import pytest
from tests.corpus.uploads import harmful
from tests.integration.cases import world
from tests.integration.journey.applying import apply, photo
from tests.integration.journey.browser import Browser, Page

from rathaus_platform.audit import api as audit
from rathaus_services.cases import api as cases
from rathaus_services.cases.models import Case, CaseFile, Event
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

KEY, BOX = "hundesteuer_anmeldung", "unterlage.heimtierausweis"


def promised(browser: Browser) -> Page:
    """The status page of an application that promised the pet's passport."""
    apply(browser, KEY, "erster_hund", heimtierausweis=None, heimtierausweis_spaeter="2026-12-08")
    return browser.follow("Status ansehen")


def test_what_was_promised_is_asked_for_by_its_day_and_taken(ahausen: TownRef, here: Browser) -> None:
    page = promised(here)
    (box,) = page.tree.xpath(f'//input[@name="{BOX}"]')
    assert page.tree.xpath(f'string(//label[@for="{box.get("id")}"])') == "Heimtierausweis"
    assert "Bitte bis " in page.tree.xpath(f'string(//*[@id="{box.get("id")}-hinweis"])')
    assert "image/*" in box.get("accept"), "a phone offers its camera"

    done = here.press("Unterlagen senden", files=[(BOX, "ausweis.png", photo())])

    assert (done.status, done.url) == (200, page.url)
    assert "Diese Unterlagen fehlen noch" not in done.text
    assert "Nachgereicht: Heimtierausweis" in done.text
    with in_town(ahausen):
        row = Case.objects.get()
        assert (row.unread, row.state) == (True, "eingegangen")
        view = cases.case_for_staff(row.id, staff=world.staff())
        assert [(file.name, file.field) for file in view.thread[0].files] == [("ausweis.png", "heimtierausweis")]
        assert audit.verify().fault is None


def test_without_a_file_the_box_says_so(here: Browser) -> None:
    promised(here)

    page = here.press("Unterlagen senden")

    assert (page.status, page.complaints) == (422, ["Wählen Sie eine Datei aus."])
    assert page.targets == ["#unterlage-heimtierausweis"]
    assert page.tree.xpath('//input[@id="unterlage-heimtierausweis"][@aria-invalid="true"]')


def test_a_harmful_file_is_refused_at_its_box(ahausen: TownRef, here: Browser) -> None:
    promised(here)
    name, (content, _reason) = next(iter(harmful().items()))

    page = here.press("Unterlagen senden", files=[(BOX, name, content)])

    assert (page.status, page.targets) == (422, ["#unterlage-heimtierausweis"])
    with in_town(ahausen):
        assert not CaseFile.objects.filter(purpose="answer").exists()


@pytest.mark.parametrize("name", ["unterlage.anschrift", "unterlage.gibt_es_nicht", "heimtier"])
def test_nothing_else_can_be_handed_in(name: str, ahausen: TownRef, here: Browser) -> None:
    promised(here)

    assert here.press("Unterlagen senden", files=[(name, "ausweis.png", photo())]).status == 409
    with in_town(ahausen):
        assert not CaseFile.objects.filter(purpose="answer").exists()


def test_whoever_has_sent_everything_is_asked_for_nothing(here: Browser) -> None:
    apply(here, KEY, "erster_hund")

    assert "fehlen noch" not in here.follow("Status ansehen").text


def test_a_closed_case_takes_nothing_more(ahausen: TownRef, here: Browser) -> None:
    page = promised(here)
    with in_town(ahausen):
        cases.decide(Case.objects.get().id, staff=world.staff(), outcome="granted", reasons="")

    late = here.press("Unterlagen senden", files=[(BOX, "ausweis.png", photo())])

    assert late.status == 409
    assert "fehlen noch" not in here.open(page.url).text


def test_a_stranger_and_the_other_town_hand_nothing_in(
    ahausen: TownRef, bestadt: TownRef, here: Browser, stranger: Browser, elsewhere: Browser
) -> None:
    promised(here)
    for other in (stranger, elsewhere):
        form = other.open("/status/")
        assert form.status == 200
        other.page.tree.xpath('//form[.//input[@name="nummer"]]')[0].set("enctype", "multipart/form-data")
        other.page.tree.xpath('//form[.//input[@name="nummer"]]')[0].set("action", f"{here.page.url}unterlagen/")
        assert other.press("Status anzeigen", files=[(BOX, "ausweis.png", photo())]).status == 404
    with in_town(ahausen):
        assert not CaseFile.objects.filter(purpose="answer").exists()
    with in_town(bestadt):
        assert not Event.objects.exists()


def test_an_empty_message_is_told_at_its_own_box(here: Browser) -> None:
    apply(here, KEY, "erster_hund")
    here.follow("Status ansehen")

    page = here.press("Nachricht senden")

    assert (page.status, page.complaints) == (422, ["Schreiben Sie Ihre Nachricht auf."])
    assert page.targets == ["#nachricht"]
    assert page.tree.xpath('//textarea[@id="nachricht"][@aria-invalid="true"]')
