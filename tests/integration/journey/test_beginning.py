"""Before and after the form: the pre-check, drafts that are offered, how easy it was."""

import pytest
from tests.integration.journey.applying import apply, begin
from tests.integration.journey.browser import Browser

from rathaus_services.cases.models import Draft
from rathaus_services.journey.rating import averages
from rathaus_services.journey.wagtail_hooks import RatingsPanel
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

DOG, TRADE = "hundesteuer_anmeldung", "gewerbe_anmeldung"


def test_the_pre_check_answers_and_stores_nothing(ahausen: TownRef, here: Browser) -> None:
    here.open(f"/leistungen/{TRADE}/")
    page = here.follow("Passt das für mich?")
    assert here.press("Ergebnis ansehen").status == 422

    stopped = here.press("Ergebnis ansehen", {"art_der_taetigkeit": "freier_beruf"})
    assert stopped.heading == "Dafür brauchen Sie keine Gewerbeanmeldung"
    here.open(page.url)
    passed = here.press("Ergebnis ansehen", {"art_der_taetigkeit": "gewerbe"})

    assert passed.heading == "Das passt"
    assert passed.url == page.url, "no answer stands in an address"
    with in_town(ahausen):
        assert not Draft.objects.exists()


def test_a_service_without_stops_has_no_pre_check(here: Browser) -> None:
    assert "Passt das für mich?" not in here.open(f"/leistungen/{DOG}/").text
    assert here.open(f"/leistungen/{DOG}/passt/").status == 404


def test_a_begun_draft_is_offered_before_a_new_one(here: Browser, stranger: Browser, elsewhere: Browser) -> None:
    begin(here, DOG)
    here.press("Weiter", {"rasse": "Dackel"})
    draft = here.page.url

    assert here.open(f"/leistungen/{DOG}/beginnen/").text.count("Sie haben schon angefangen") == 1
    assert here.follow("Weitermachen").url == draft
    for other in (stranger, elsewhere):
        assert "schon angefangen" not in other.open(f"/leistungen/{DOG}/beginnen/").text


def test_a_lost_session_says_how_to_go_on(here: Browser, stranger: Browser) -> None:
    begin(here, DOG)

    page = stranger.open(here.page.url)

    assert page.status == 404
    assert page.link("Antrag fortsetzen").endswith("/antrag/fortsetzen/")
    assert page.link("Meine Vorgänge").endswith("/vorgaenge/")


def test_ratings_are_counted_once_per_case_and_hold_no_person(
    ahausen: TownRef, bestadt: TownRef, here: Browser, stranger: Browser
) -> None:
    apply(here, DOG, "erster_hund")
    receipt = here.page.url
    token = here.page.tree.xpath('string(//input[@name="csrfmiddlewaretoken"]/@value)')

    here.press("4")
    assert "Danke für Ihre Antwort" in here.page.text
    again = {"wert": "1", "csrfmiddlewaretoken": token}
    assert here.client.post(receipt.replace("quittung", "bewertung"), again).status_code == 302
    stranger.open("/status/")
    foreign = {"wert": "1", "csrfmiddlewaretoken": stranger.client.cookies["csrf"].value}
    assert stranger.client.post(receipt.replace("quittung", "bewertung"), foreign).status_code == 404

    with in_town(ahausen):
        assert [(one.key, one.mean, one.count) for one in averages()] == [(DOG, 4.0, 1)]
        assert "<b>Hund anmelden</b> 4,0 von 5 (1 Antworten" in RatingsPanel().render_html()
    with in_town(bestadt):
        assert averages() == ()
        assert RatingsPanel().render_html() == ""


@pytest.mark.parametrize("value", ["0", "6", "", "x", "1 OR 1"])
def test_no_other_number_is_counted(value: str, ahausen: TownRef, here: Browser) -> None:
    apply(here, DOG, "erster_hund")
    token = here.page.tree.xpath('string(//input[@name="csrfmiddlewaretoken"]/@value)')

    here.client.post(here.page.url.replace("quittung", "bewertung"), {"wert": value, "csrfmiddlewaretoken": token})

    with in_town(ahausen):
        assert averages() == ()


def test_the_receipt_has_a_code_for_a_phones_camera(here: Browser) -> None:
    page = apply(here, DOG, "erster_hund")

    assert page.tree.xpath('//*[@class="tk-qr__code"]//*[local-name()="svg"]')
    assert page.tree.xpath('string(//*[@class="tk-qr__code"]/@aria-label)') == "QR-Code zur Statusabfrage"
