"""A preview runs the whole chain again with a host that a Site row names. It must stay in its own town."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from tests.integration.cms import world
from wagtail.models import Site

from rathaus_cms.pages.models import HomePage, NewsPage
from rathaus_tenants.context import current_town, in_town
from rathaus_tenants.values import TownRef

Connect = Callable[[TownRef], Client]


@pytest.fixture
def wrong_site(ahausen: TownRef, bestadt: TownRef) -> None:
    """Ahausen's Site row says Bestadt's host: past every check, as a restored backup might."""
    with in_town(bestadt):
        world.publish_news("Nur in Bestadt")
    with in_town(ahausen):
        world.publish_news("Nur in Ahausen")
        Site.objects.update(hostname=bestadt.host)
        Site.clear_site_root_paths_cache()


def test_the_home_page_previews_in_its_own_schema(ahausen: TownRef, bestadt: TownRef, wrong_site: None) -> None:
    with in_town(ahausen):
        request = RequestFactory(HTTP_HOST=ahausen.host).get("/")
        answer: HttpResponse = HomePage.objects.get().make_preview_request(request)
        body = answer.content.decode()

        assert answer.status_code == 200
        assert "Nur in Ahausen" in body and "Guten Tag in Ahausen" in body
        assert "Bestadt" not in body
        assert current_town() == ahausen
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user, current_schema()")
            assert cursor.fetchone() == (ahausen.schema, ahausen.schema)


def test_an_editor_previews_through_the_admin(
    ahausen: TownRef, bestadt: TownRef, wrong_site: None, town_client: Connect
) -> None:
    with in_town(ahausen):
        news = NewsPage.objects.get(title="Nur in Ahausen")
        client = world.sign_in(town_client(ahausen), "Redaktion")

    answer = client.get(f"/verwaltung/pages/{news.pk}/view_draft/")

    assert answer.status_code == 200
    assert "Nur in Ahausen" in answer.content.decode()
    assert "Bestadt" not in answer.content.decode()
    assert "private" in answer["Cache-Control"] and "ETag" not in answer


def test_addresses_come_from_the_register(ahausen: TownRef, bestadt: TownRef, wrong_site: None) -> None:
    with in_town(ahausen):
        assert NewsPage.objects.get().full_url == f"{ahausen.base_url}/aktuelles/nur-in-ahausen/"


def test_the_town_answers_in_spite_of_a_wrong_site_row(
    ahausen: TownRef, bestadt: TownRef, wrong_site: None, town_client: Connect
) -> None:
    own, strange = (town_client(town).get("/").content.decode() for town in (ahausen, bestadt))

    assert "Nur in Ahausen" in own and "Bestadt" not in own
    assert "Nur in Bestadt" in strange and "Ahausen" not in strange


def test_the_editor_form_previews_unsaved_words(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> None:
    with in_town(ahausen):
        news = world.publish_news("Vorher")
        client = world.sign_in(town_client(ahausen), "Redaktion")
    page = client.get(f"/verwaltung/pages/{news.pk}/edit/").context["form"]
    sent = {field.html_name: field.value() or "" for field in page}
    empty = {"count": 0}
    for stream in ("body", "attachments", "contact"):
        sent.pop(stream)
        sent |= {f"{stream}-{key}": value for key, value in empty.items()}
    sent |= {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0, "title": "Nachher", "picture": ""}

    stored = client.post(f"/verwaltung/pages/{news.pk}/edit/preview/", sent)
    shown = client.get(f"/verwaltung/pages/{news.pk}/edit/preview/?{urlencode({'mode': ''})}")

    assert stored.json()["is_valid"], stored.content
    assert "<h1>Nachher</h1>" in shown.content.decode()
