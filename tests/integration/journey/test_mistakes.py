"""What goes wrong on the way: every answer stays, every sentence says what to do, nothing shows a bare error."""

import pytest
from django.conf import settings
from tests.corpus.uploads import harmful, harmless
from tests.integration.journey.applying import answer_step, answers_of, begin, photo, send, walk
from tests.integration.journey.browser import Browser

from rathaus_services import registry

KEY = "hundesteuer_anmeldung"


def at_step(browser: Browser, step: str, **different: object) -> dict[str, object]:
    """Walk to the page of a step; the answers for it and the rest."""
    answers = answers_of(KEY, "erster_hund", **different)
    begin(browser, KEY)
    while not browser.page.url.endswith(f"/{step}/"):
        answer_step(browser, registry.module(KEY), browser.page.url.rstrip("/").split("/")[3], answers)
    return answers


def test_a_page_with_mistakes_keeps_everything_and_says_what_to_do(here: Browser) -> None:
    begin(here, KEY)

    page = here.press(
        "Weiter",
        {"rasse": "Dackel", "geschlecht": "ruede", "chipnummer": "276 0981 0423 157", "haltung_seit.monat": "11"},
    )

    assert page.status == 422
    assert page.title.startswith("Fehler: ")
    assert page.complaints == [
        "Die Chipnummer hat 15 Ziffern. Sie haben 14 angegeben.",
        "Ergänzen Sie bei „Bei Ihnen seit“: Tag und Jahr.",
    ]
    assert page.targets == ["#chipnummer", "#haltung_seit"]
    assert all(page.tree.xpath(f'//*[@id="{target[1:]}"]') for target in page.targets)
    assert page.tree.xpath('//input[@name="rasse"]')[0].get("value") == "Dackel"
    assert page.tree.xpath('//input[@name="chipnummer"]')[0].get("value").replace(" ", "") == "27609810423157"
    assert page.tree.xpath('//input[@name="haltung_seit.monat"]')[0].get("value") == "11"
    assert page.tree.xpath('//input[@name="geschlecht"][@checked]')[0].get("value") == "ruede"


def test_every_empty_page_can_be_mended_by_following_its_own_sentences(here: Browser) -> None:
    """Each sentence of the summary leads to a box that exists and repeats the sentence."""
    answers = answers_of(KEY, "zwei_halter")
    begin(here, KEY)
    while not here.page.url.endswith("/pruefen/"):
        step = here.page.url.rstrip("/").split("/")[3]
        page = here.press("Weiter")
        for sentence, target in zip(page.complaints, page.targets, strict=True):
            assert page.tree.xpath(f'//*[@id="{target[1:]}"]'), (step, target)
            assert page.text.count(sentence) >= 2, (step, sentence)
        if here.page.status == 422:
            answer_step(here, registry.module(KEY), step, answers)


def test_what_was_right_is_saved_although_something_was_wrong(here: Browser) -> None:
    begin(here, KEY)
    url = here.page.url
    here.press("Weiter", {"rasse": "Dackel", "geschlecht": "ruede"})

    page = here.open(url)

    assert page.status == 200
    assert page.tree.xpath('//input[@name="rasse"]')[0].get("value") == "Dackel"


def test_a_session_that_ended_keeps_the_draft(here: Browser) -> None:
    answers = at_step(here, "haushalt")
    url = here.page.url
    later = here.press("Speichern und später fortsetzen")
    code = later.tree.xpath('string(//*[@class="tk-code"])').strip()
    del here.client.cookies[settings.SESSION_COOKIE_NAME]

    assert here.open(url).status == 404
    here.open("/antrag/fortsetzen/")
    assert here.press("Antrag öffnen", {"code": code}).url == url
    walk(here, KEY, answers)
    assert send(here, KEY, answers).heading == "Ihr Hund ist angemeldet"


def test_a_form_that_lost_its_token_gets_a_page_that_helps(here: Browser) -> None:
    begin(here, KEY)

    page = here.press("Weiter", {"rasse": "Dackel", "csrfmiddlewaretoken": "x" * 64})

    assert (page.status, page.heading) == (403, "Bitte senden Sie es noch einmal")
    assert "CSRF" not in page.text


def test_a_tampered_form_changes_nothing(here: Browser) -> None:
    begin(here, KEY)
    url = here.page.url

    page = here.press(
        "Weiter", {"rasse": "Dackel", "geschlecht": "wolf", "iban": "DE1", "erklaerung_wahr": "ja", "__class__": "x"}
    )

    assert page.status == 422
    assert "Wählen Sie bei „Geschlecht des Hundes“ eine der angebotenen Antworten aus." in page.complaints
    assert not here.open(url).tree.xpath('//input[@name="geschlecht"][@checked]')


@pytest.mark.parametrize("key", ["", "kein-uuid", "0190b3a0-0000-7000-8000-000000000000"])
def test_a_check_page_with_a_strange_key_sends_nothing_twice(key: str, here: Browser) -> None:
    at_step(here, "nachweise")
    answer_step(here, registry.module(KEY), "nachweise", answers_of(KEY, "erster_hund"))
    assert here.page.url.endswith("/pruefen/")

    page = here.press("Hund verbindlich anmelden", {"erklaerung_wahr": "ja", "vorgang": key})

    assert page.status in (200, 409, 422)
    assert page.heading in ("Bitte prüfen Sie Ihre Angaben", "Ihr Hund ist angemeldet")


def test_without_the_declaration_nothing_is_sent(here: Browser) -> None:
    at_step(here, "nachweise")
    answer_step(here, registry.module(KEY), "nachweise", answers_of(KEY, "erster_hund"))

    page = here.press("Hund verbindlich anmelden")

    assert page.status == 422
    assert page.complaints == ["Bestätigen Sie, dass Ihre Angaben vollständig und richtig sind."]
    assert page.tree.xpath(f'//*[@id="{page.targets[0][1:]}"]')


def test_change_leads_to_the_question_and_straight_back(here: Browser) -> None:
    at_step(here, "nachweise")
    answer_step(here, registry.module(KEY), "nachweise", answers_of(KEY, "erster_hund"))

    here.follow("Ändern Rufname")
    assert "/hund/" in here.page.url
    back = here.press("Weiter", {"rufname": "Waldi"})

    assert back.url.endswith("/pruefen/")
    assert "Waldi" in back.text


def test_a_change_that_opens_new_questions_asks_them_first(here: Browser) -> None:
    at_step(here, "nachweise")
    answer_step(here, registry.module(KEY), "nachweise", answers_of(KEY, "erster_hund"))

    here.follow("Ändern Gefährlich")
    page = here.press("Weiter", {"gefaehrlich": "ja"})

    assert page.url.endswith("/einzelheiten/")
    assert here.open(page.url.replace("einzelheiten", "pruefen")).url == page.url


def test_what_is_no_business_ends_on_a_page_that_helps(here: Browser) -> None:
    begin(here, "gewerbe_anmeldung")

    page = here.press("Weiter", {"art_der_taetigkeit": "freier_beruf"})

    assert page.status == 200
    assert page.heading == "Dafür brauchen Sie keine Gewerbeanmeldung"
    assert "Finanzamt" in page.text
    assert "Gewerbeamt" in page.text
    here.follow("Antwort ändern")
    assert here.press("Weiter", {"art_der_taetigkeit": "gewerbe"}).url.endswith("/rechtsform/")


def test_a_file_can_be_taken_out_again(here: Browser) -> None:
    at_step(here, "nachweise")
    here.press("Datei hochladen", files=[("heimtierausweis", "ausweis.png", photo())])
    assert "ausweis" in here.page.text

    here.press("Entfernen ausweis")
    page = here.press("Weiter")

    assert page.status == 422
    assert page.complaints == [
        "Laden Sie ein Foto des Heimtierausweises hoch oder kreuzen Sie an, dass Sie es nachreichen."
    ]


def test_files_that_cannot_be_used_are_refused_with_what_to_do(here: Browser) -> None:
    at_step(here, "nachweise")
    url = here.page.url

    for name, (content, _reason) in harmful().items():
        here.open(url)
        page = here.press("Weiter", {"heimtierausweis_spaeter": "ja"}, [("heimtierausweis", name, content)])

        assert page.status == 422, name
        assert page.complaints[0].startswith(f"{name}: ") and len(page.complaints[0]) > len(name) + 20
        assert "heimtierausweis" in page.targets[0]
        assert "Entfernen" not in page.text, name
        assert page.tree.xpath('//input[@name="heimtierausweis_spaeter"][@checked]'), "the other answer is kept"


def test_what_phones_and_scanners_make_is_taken(here: Browser) -> None:
    at_step(here, "nachweise")

    for name, content in harmless().items():
        page = here.press("Datei hochladen", files=[("heimtierausweis", name, content)])
        assert (page.status, page.complaints) == (200, []), name
        here.press("Entfernen")
        assert "Entfernen" not in here.page.text


def test_an_entry_of_a_list_can_be_changed_and_removed(here: Browser) -> None:
    at_step(here, "mithalter", weitere_halter=True)
    here.follow("Weitere Person hinzufügen")
    wrong = here.press("Übernehmen", {"mithalter.0.vornamen": "Max", "mithalter.0.familienname": "Иванов"})
    assert wrong.status == 422
    assert wrong.tree.xpath('//input[@name="mithalter.0.vornamen"]')[0].get("value") == "Max"
    assert wrong.tree.xpath(f'//*[@id="{wrong.targets[0][1:]}"]')

    here.press("Übernehmen", {"mithalter.0.familienname": "Muster"})
    assert "Max Muster" in here.page.text
    here.follow("Ändern Person 1")
    here.press("Übernehmen", {"mithalter.0.vornamen": "Moritz"})
    assert "Moritz Muster" in here.page.text
    here.press("Entfernen Person 1")

    page = here.press("Weiter")
    assert page.status == 422
    assert page.complaints == ["Fügen Sie mindestens eine Person hinzu oder antworten Sie im Schritt davor mit Nein."]


def test_an_unknown_service_is_not_found(here: Browser) -> None:
    assert here.open("/leistungen/katzensteuer/").status == 404
    assert here.open("/leistungen/katzensteuer/beginnen/").status == 404


def test_pages_with_answers_are_never_kept_by_caches(here: Browser) -> None:
    begin(here, KEY)

    assert "no-store" in here.page.headers["Cache-Control"]
