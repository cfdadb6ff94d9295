"""The walking skeleton as people see it: a dog in Wilsdruff, from the first question to the decision."""

import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect
from tests.corpus.uploads import jpeg_from_a_phone
from tests.e2e.conftest import Stack
from tests.e2e.people import sign_in_to_keycloak, sign_in_to_the_desk
from tests.e2e.postbox import wait_for_mail

pytestmark = pytest.mark.browser
Person = Callable[..., Page]


def fill_in_the_dog(page: Page, photo: Path) -> None:
    """All steps of "Hund anmelden" with the least answers, up to the check page."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Um welchen Hund geht es?")
    page.get_by_label("Rasse").fill("Mischling")
    page.get_by_label("Rufname").fill("Bello")
    page.get_by_text("Hündin", exact=True).click()
    page.get_by_label("Chipnummer").fill("276 0981 0423 1578")
    since = page.get_by_role("group", name="Seit wann lebt der Hund bei Ihnen?")
    for part, value in (("Tag", "1"), ("Monat", "11"), ("Jahr", "2026")):
        since.get_by_label(part).fill(value)
    page.get_by_role("button", name="Weiter").click()
    page.get_by_label("Wie viele Hunde leben in Ihrem Haushalt?").fill("1")
    choose(page, "Gilt dieser Hund als gefährlich?", "Nein")
    choose(page, "Woher kommt der Hund?", "Aus einem Tierheim")
    choose(page, "Wurde für diesen Hund schon in einer anderen Stadt Steuer gezahlt?", "Nein")
    page.get_by_role("button", name="Weiter").click()
    fill_in_the_person(page)
    page.get_by_label("E-Mail").fill("erika.mustermann@example.org")
    choose(page, "Möchten Sie die Antwort elektronisch bekommen?", "Ja, elektronisch")
    page.get_by_role("button", name="Weiter").click()
    choose(page, "Möchten Sie eine Befreiung beantragen?", "Nein, keine Befreiung")
    choose(page, "Sollen wir die Steuer von Ihrem Konto abbuchen?", "Nein, ich überweise")
    page.get_by_role("button", name="Weiter").click()
    page.locator("#heimtierausweis").set_input_files(photo)
    page.get_by_role("button", name="Weiter").click()


def fill_in_the_person(page: Page) -> None:
    """Who keeps the dog; an account has filled in some of it already."""
    for label, value in (
        ("Vornamen", "Erika"),
        ("Familienname", "Mustermann"),
        ("Straße", "Musterweg"),
        ("Ort", "Wilsdruff"),
    ):
        box = page.get_by_label(label, exact=True)
        if not box.input_value():
            box.fill(value)
    page.get_by_label("Hausnummer").fill("12")
    page.get_by_label("Postleitzahl").fill("01723")
    choose(page, "Hält noch jemand in Ihrem Haushalt diesen Hund?", "Nein")
    page.get_by_role("button", name="Weiter").click()


def choose(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=re.compile(f"^{re.escape(question)}")).get_by_text(answer, exact=True).click()


def seen(url: str) -> str:
    """The page as a stranger gets it. `*.localhost` is this machine, which not every resolver knows."""
    host = url.removeprefix("http://")
    return httpx.get(f"http://127.0.0.1:{host.rpartition(':')[2]}/", headers={"Host": host}).text


@pytest.fixture(scope="session")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("photo") / "heimtierausweis-bello.jpg"
    path.write_bytes(jpeg_from_a_phone())
    return path


def test_a_dog_from_sign_in_to_decision(stack: Stack, person: Person, photo: Path) -> None:
    town, stranger = stack.url("wilsdruff"), stack.url("bad-belzig")
    citizen = person()

    # A citizen reads, signs in through "BundID" and fills in one step at a time.
    citizen.goto(town)
    citizen.get_by_role("link", name=re.compile("Hund anmelden")).first.click()
    expect(citizen.get_by_role("heading", level=1)).to_have_text("Hund anmelden")
    citizen.locator("a[href$='/beginnen/']").first.click()
    citizen.get_by_role("main").get_by_role("link", name="Mit BundID anmelden").click()
    sign_in_to_keycloak(citizen, *stack.account("", "buerger (hoch)"))
    citizen.get_by_role("button", name="Antrag beginnen").click()
    citizen.get_by_role("link", name="Verstanden, weiter").click()
    fill_in_the_dog(citizen, photo)
    expect(citizen.get_by_role("heading", level=1)).to_have_text("Bitte prüfen Sie Ihre Angaben")
    expect(citizen.get_by_role("main")).to_contain_text("heimtierausweis-bello.jpg")
    citizen.get_by_label(re.compile("Meine Angaben sind vollständig")).check()
    citizen.get_by_role("button", name="Hund verbindlich anmelden").click()

    # A receipt with number and code, on the page and by mail.
    expect(citizen.get_by_role("heading", level=1)).to_have_text("Ihr Hund ist angemeldet")
    number = citizen.get_by_text(re.compile(r"^WIL-\d\d-\d{6}$")).first.inner_text()
    code = citizen.locator("dt", has_text="Status-Code").locator("xpath=following-sibling::dd").inner_text()
    wait_for_mail(stack, "erika.mustermann@example.org", number)

    # The clerk of Wilsdruff asks back.
    clerk = person()
    sign_in_to_the_desk(stack, clerk, "wilsdruff", "sachbearbeitung")
    clerk.goto(f"{town}/verwaltung/vorgaenge/")
    clerk.get_by_role("row", name=re.compile(number)).get_by_role("link").first.click()
    expect(clerk.get_by_role("main")).to_contain_text("Bello")
    case_url = clerk.url
    clerk.get_by_role("radio", name="Rückfrage").check()
    clerk.get_by_label("Text", exact=True).fill("Bitte nennen Sie die Farbe Ihres Hundes.")
    clerk.get_by_role("button", name="Senden").click()
    expect(clerk.get_by_role("main")).to_contain_text("Bitte nennen Sie die Farbe Ihres Hundes.")

    # The clerk of Bad Belzig sees none of it.
    other = person()
    sign_in_to_the_desk(stack, other, "bad-belzig", "sachbearbeitung")
    other.goto(f"{stranger}/verwaltung/vorgaenge/")
    expect(other.get_by_role("main")).not_to_contain_text(number)
    assert other.goto(case_url.replace(town, stranger)).status == 404  # type: ignore[union-attr]

    # The citizen answers on the status page, without the account: with number and code.
    wait_for_mail(stack, "erika.mustermann@example.org", number, count=2)
    elsewhere = person()
    elsewhere.goto(f"{town}/status/")
    elsewhere.get_by_label("Vorgangsnummer").fill(number)
    elsewhere.get_by_label("Status-Code").fill(code)
    elsewhere.get_by_role("button", name="Status anzeigen").click()
    expect(elsewhere.get_by_role("main")).to_contain_text("Sie sind dran")
    elsewhere.get_by_label("Ihre Antwort").fill("Schwarz und weiß.")
    elsewhere.get_by_role("button", name="Antwort senden").click()
    expect(elsewhere.get_by_role("main")).to_contain_text("Das Rathaus ist dran")

    # The clerk decides; a tagged letter lies on the status page and a notice goes out by mail.
    clerk.goto(case_url)
    expect(clerk.get_by_role("main")).to_contain_text("Schwarz und weiß.")
    clerk.locator("a[href$='/stattgeben/']").click()
    clerk.get_by_role("main").locator("button.kern-btn--primary").click()
    wait_for_mail(stack, "erika.mustermann@example.org", number, count=3)
    citizen.goto(f"{town}/vorgaenge/")
    citizen.get_by_role("link", name=re.compile(number)).click()
    expect(citizen.get_by_role("main")).to_contain_text("Abgeschlossen")
    expect(citizen.get_by_role("main")).to_contain_text(re.compile("Widerspruch ist möglich bis"))
    with citizen.expect_download() as download:
        citizen.locator("a[href*='/dokument/']").filter(has_text=re.compile("bescheid", re.IGNORECASE)).first.click()
    assert Path(download.value.path()).read_bytes()[:5] == b"%PDF-"


def test_news_are_on_the_own_home_at_once_and_nowhere_else(stack: Stack, person: Person) -> None:
    town, stranger = stack.url("wilsdruff"), stack.url("bad-belzig")
    before = seen(town)
    editor = person()

    sign_in_to_the_desk(stack, editor, "wilsdruff", "redaktion")
    editor.goto(f"{town}/verwaltung/")
    editor.get_by_role("link", name="Nachricht schreiben").first.click()
    editor.locator("#id_title").fill("Der Brunnen am Markt läuft wieder")
    editor.locator("#id_lead").fill("Seit heute Morgen plätschert es wieder.")
    editor.get_by_role("button", name="Mehr Aktionen").click()
    editor.get_by_role("button", name="Veröffentlichen").click()
    expect(editor.get_by_text(re.compile("veröffentlicht")).first).to_be_visible()

    editor.wait_for_timeout(2_000)
    assert "Der Brunnen am Markt" not in before
    assert "Der Brunnen am Markt" in seen(town)
    assert "Der Brunnen am Markt" not in seen(stranger)
