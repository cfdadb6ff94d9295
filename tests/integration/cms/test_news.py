"""News appear where they belong, when they may, and as a feed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from lxml import etree
from tests.integration.cms import world

from rathaus_cms.pages.actions.publish_due import Moved, publish_due
from rathaus_cms.pages.models import NewsPage
from rathaus_platform.clock import now, today
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

Connect = Callable[[TownRef], Client]
TITLE = "Die Brücke über den Bach ist fertig"


@pytest.fixture
def news(ahausen: TownRef, bestadt: TownRef) -> NewsPage:
    with in_town(ahausen):
        return world.publish_news(TITLE, category="bauen", district="Oberdorf")


@pytest.mark.parametrize("address", ["/", "/aktuelles/", "/aktuelles/feed.xml", "/suche/?q=Bach"])
def test_news_show_in_their_own_town_and_nowhere_else(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, news: NewsPage, address: str
) -> None:
    own, strange = town_client(ahausen).get(address), town_client(bestadt).get(address)

    assert own.status_code == strange.status_code == 200
    assert TITLE in own.content.decode()
    assert TITLE not in strange.content.decode()


def test_the_article_has_its_own_page_in_one_town(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, news: NewsPage
) -> None:
    with in_town(ahausen):
        address = news.get_url()

    assert address == "/aktuelles/die-bruecke-ueber-den-bach-ist-fertig/"
    article = town_client(ahausen).get(address).content.decode()
    assert article.count("<h1") == 1 and "Oberdorf" in article and "Illustration: Stadt Ahausen" in article
    assert town_client(bestadt).get(address).status_code == 404


def test_filters_show_only_what_they_say(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, news: NewsPage
) -> None:
    with in_town(ahausen):
        world.publish_news("Singen im Saal", category="kultur")
    client = town_client(ahausen)

    building = client.get("/aktuelles/?kategorie=bauen").content.decode()
    unknown = client.get("/aktuelles/?kategorie=geheim").content.decode()
    district = client.get("/aktuelles/?ortsteil=Oberdorf").content.decode()

    assert TITLE in building and "Singen im Saal" not in building
    assert TITLE in unknown and "Singen im Saal" in unknown
    assert TITLE in district and "Singen im Saal" not in district
    assert 'aria-current="true">Bauen' in building


def test_long_lists_have_pages(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> None:
    with in_town(ahausen):
        for number in range(13):
            world.publish_news(f"Nachricht Nummer {number:02d}", date=today() - timedelta(days=number))
    client = town_client(ahausen)

    first, second = (client.get(address).content.decode() for address in ("/aktuelles/", "/aktuelles/?seite=2"))

    assert "Nummer 00" in first and "Nummer 12" not in first and "?seite=2" in first
    assert "Nummer 12" in second and "Nummer 00" not in second


def test_the_feed_is_sound_and_names_its_own_host(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, news: NewsPage
) -> None:
    with in_town(ahausen):
        world.publish_news("Tom & Jerry <lesen>", category="kultur")

    answer = town_client(ahausen).get("/aktuelles/feed.xml")
    channel = etree.fromstring(answer.content).find("channel")
    assert channel is not None
    items = channel.findall("item")

    assert answer["Content-Type"].startswith("application/rss+xml")
    assert channel.findtext("title") == "Nachrichten aus Ahausen"
    assert channel.findtext("language") == "de"
    assert {item.findtext("title") for item in items} == {TITLE, "Tom & Jerry <lesen>"}
    assert all((item.findtext("link") or "").startswith(f"{ahausen.base_url}/aktuelles/") for item in items)
    assert len({item.findtext("guid") for item in items}) == 2
    narrow = town_client(ahausen).get("/aktuelles/feed.xml?kategorie=bauen").content
    assert [item.findtext("title") for item in etree.fromstring(narrow).iter("item")] == [TITLE]


def test_expired_news_are_gone_at_their_hour(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, news: NewsPage
) -> None:
    with in_town(ahausen):
        NewsPage.objects.filter(pk=news.pk).update(expire_at=now() - timedelta(seconds=1))
        address = news.get_url()
    client = town_client(ahausen)

    assert client.get(address).status_code == 404
    assert TITLE not in client.get("/").content.decode()
    assert TITLE not in client.get("/aktuelles/feed.xml").content.decode()


def test_the_job_moves_pages_at_their_hour_in_its_own_town(ahausen: TownRef, bestadt: TownRef, news: NewsPage) -> None:
    hour = now() + timedelta(hours=1)
    with in_town(ahausen):
        NewsPage.objects.filter(pk=news.pk).update(expire_at=hour)
        later = world.publish_news("Erst später", go_live_at=hour)
        assert not NewsPage.objects.get(pk=later.pk).live

        assert publish_due() == Moved(published=0, expired=0)
    with in_town(bestadt):
        assert publish_due(moment=hour) == Moved(published=0, expired=0)
    with in_town(ahausen):
        NewsPage.objects.filter(pk=later.pk).update(go_live_at=now() - timedelta(minutes=1))
        revision = later.get_latest_revision()
        revision.content["go_live_at"] = None
        revision.save()

        assert publish_due(moment=hour) == Moved(published=1, expired=1)
        assert NewsPage.objects.get(pk=later.pk).live
        assert not NewsPage.objects.get(pk=news.pk).live


def test_a_picture_is_described_or_decoration(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        page = NewsPage(title="Bild", slug="bild", lead="Mit Bild.", picture_id=1)

        with pytest.raises(ValidationError) as refused:
            page.clean()
        page.picture_alt = "Eine Brücke"
        page.clean()

    assert "picture_alt" in refused.value.message_dict
