"""One field finds services, news and pages of one town, also in other forms of a word and with a slip of the pen."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.integration.cms import world

from rathaus_cms.pages.models import NewsPage
from rathaus_cms.search.api import find
from rathaus_services.activation.api import active_services
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

Connect = Callable[[TownRef], Client]


@pytest.fixture
def news(ahausen: TownRef, bestadt: TownRef) -> NewsPage:
    with in_town(bestadt):
        world.publish_news("Der Garten der Fremden")
    with in_town(ahausen):
        return world.publish_news(
            "Offene Tür am Sonntag", body=[("paragraph", "<p>Die Gärten hinter dem Schloss sind offen.</p>")]
        )


@pytest.mark.parametrize("words", ["Garten", "Gärten", "gaerten", "garten schloss", "Schloß Gärten", "Gärtn"])
def test_forms_of_a_word_and_slips_are_found(ahausen: TownRef, news: NewsPage, words: str) -> None:
    with in_town(ahausen):
        assert [page.pk for page in find(words).news] == [news.pk]


@pytest.mark.parametrize("words", ["", "   ", "\x00", "xyzzyqwert", "' OR 1=1 --", "!!! & | <->", "a" * 5000])
def test_nonsense_finds_nothing_and_breaks_nothing(
    ahausen: TownRef, news: NewsPage, town_client: Connect, words: str
) -> None:
    answer = town_client(ahausen).get("/suche/", {"q": words})

    assert answer.status_code == 200
    with in_town(ahausen):
        assert find(words).count == 0


def test_drafts_and_other_towns_stay_hidden(ahausen: TownRef, bestadt: TownRef, news: NewsPage) -> None:
    with in_town(ahausen):
        assert find("Fremden").count == 0
        news.unpublish()
        assert find("Gärten").count == 0
    with in_town(bestadt):
        assert [page.title for page in find("Gärten").news] == ["Der Garten der Fremden"]


def test_services_are_found_by_title_synonym_and_slip(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        services = {entry.key: entry for entry in active_services()}
        assert services, "the catalogue offers nothing"
        for entry in services.values():
            for words in (entry.title, *entry.keywords):
                assert entry.key in {found.key for found in find(words).services}, words
        assert "hundesteuer_anmeldung" in {found.key for found in find("Hunde").services}
        assert "hundesteuer_anmeldung" in {found.key for found in find("Hundestuer").services}


def test_the_page_escapes_what_was_asked(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> None:
    body = town_client(ahausen).get("/suche/", {"q": "<script>alert(1)</script>"}).content.decode()

    assert "<script>alert" not in body and "&lt;script&gt;" in body
    assert 'name="robots" content="noindex"' in body


def test_pages_are_found_by_their_text(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        assert "Erklärung zur Barrierefreiheit" in [page.title for page in find("Tastatur").pages]
