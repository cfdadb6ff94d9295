"""The HTML of the site and of the admin: no inline script or style, no foreign host, one h1, every block."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow
from tests.integration.cms import world
from wagtail.images.models import Image

from rathaus_cms.pages.models import InfoPage, NewsIndexPage
from rathaus_cms.pages.queries import home_page
from rathaus_cms.seed import demo
from rathaus_tenants.context import in_town
from rathaus_tenants.preferences.api import OpeningHours, change
from rathaus_tenants.values import TownRef

Connect = Callable[[TownRef], Client]
SITE = ["/", "/aktuelles/", "/rathaus/", "/impressum/", "/datenschutz/", "/barrierefreiheit/", "/leichte-sprache/"]
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:json|ld\+json)\")[^>]*>")
INLINE_STYLE = re.compile(r"<style|\sstyle=\"|\son[a-z]+=\"")
FOREIGN = re.compile(r"(?:src|href|action)=\"(?:https?:)?//([^/\"]+)")


@pytest.fixture
def picture(ahausen: TownRef, bestadt: TownRef) -> Image:
    buffer = BytesIO()
    Pillow.new("RGB", (1600, 900), "#1f6b4a").save(buffer, "JPEG")
    with in_town(ahausen):
        return Image.objects.create(title="Brücke", file=ImageFile(BytesIO(buffer.getvalue()), name="bruecke.jpg"))


@pytest.mark.parametrize("address", [*SITE, "/gebaerdensprache/", "/suche/?q=Hund", "/aktuelles/rathaus-im-netz/"])
def test_pages_are_clean(ahausen: TownRef, bestadt: TownRef, town_client: Connect, address: str) -> None:
    with in_town(ahausen):
        demo.fill(ahausen)

    answer = town_client(ahausen).get(address)
    body = answer.content.decode()

    assert answer.status_code == 200
    assert not INLINE_SCRIPT.search(body) and not INLINE_STYLE.search(body)
    assert set(FOREIGN.findall(body)) <= {"www.w3.org"}
    assert body.count("<h1") == 1 and body.count("<main") == 1 and '<html lang="de"' in body
    assert "{{" not in body and "{%" not in body
    assert " – Ahausen</title>" in body
    assert not answer.cookies


def test_every_block_shows(ahausen: TownRef, bestadt: TownRef, town_client: Connect, picture: Image) -> None:
    with in_town(ahausen):
        change(street="Am Markt 1", phone="0123 45", opening_hours=(OpeningHours("Dienstag", "09.00", "12.30"),))
        page = InfoPage(
            title="Alles auf einmal",
            lead="Jeder Baustein.",
            reviewed_on="2026-11-02",
            body=[
                ("heading", {"level": "h3", "text": "Überschrift drei"}),
                ("paragraph", "<p>Ein <b>Absatz</b>.</p>"),
                ("callout", {"title": "Merke", "text": "<p>Merksatz.</p>"}),
                ("steps", {"steps": [{"title": "Eins", "text": "<p>Erst.</p>"}, {"title": "Zwei", "text": ""}]}),
                ("accordion", {"questions": [{"question": "Warum?", "answer": "<p>Darum.</p>"}]}),
                ("picture", {"image": picture, "caption": "Neu", "credit": "Stadt"}),
                ("service", {"service": "hundesteuer_anmeldung"}),
                ("service", {"service": "gibt_es_nicht"}),
                ("button", {"text": "Los", "link": {"page": None, "address": "/status/"}}),
                ("contact", {"office": "Amt", "place": "Zimmer 1", "phone": "0123 45", "email": ""}),
                ("office", None),
                (
                    "table",
                    {
                        "caption": "Preise",
                        "columns": [{"type": "text", "heading": "Was"}, {"type": "text", "heading": "Wie viel"}],
                        "rows": [{"values": ["Ausweis", "37 €"]}],
                    },
                ),
            ],
        )
        home = home_page()
        assert home is not None
        home.add_child(instance=page)
        address = page.get_url()

    body = town_client(ahausen).get(address).content.decode()

    assert not INLINE_SCRIPT.search(body) and not INLINE_STYLE.search(body)
    for expected in (
        "<h3>Überschrift drei</h3>",
        "<b>Absatz</b>",
        "Merksatz.",
        "<b>Zwei</b>",
        "<summary>Warum?",
        "Bild: Stadt",
        'href="/leistungen/hundesteuer_anmeldung/"',
        'href="/status/"',
        "tel:012345",
        "9–12.30 Uhr",
        "<caption>Preise</caption>",
        '<th scope="col">Was</th>',
        '<th scope="row">Ausweis</th>',
        "2. November 2026",
    ):
        assert expected in body, expected
    assert "gibt_es_nicht" not in body


def test_pictures_come_from_the_town_that_has_them(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, picture: Image
) -> None:
    with in_town(ahausen):
        news = world.publish_news("Mit Bild", picture=picture, picture_alt="Eine grüne Fläche")
        address = news.get_url()
    client = town_client(ahausen)
    body = client.get(address).content.decode()
    sources = set(re.findall(r"/media/images/[\w.-]+", body))

    assert 'alt="Eine grüne Fläche"' in body and ".avif" in body and 'width="' in body
    assert sources
    for source in sources:
        own, strange = client.get(source), town_client(bestadt).get(source)
        assert own.status_code == 200 and "immutable" in own["Cache-Control"]
        assert own["Content-Type"].startswith("image/") and b"".join(own)  # type: ignore[arg-type]
        assert strange.status_code == 404
    for path in ("../original_images/bruecke.jpg", "..%2foriginal_images/bruecke.jpg", "", "%2e%2e/x", "x/../../y"):
        assert client.get(f"/media/images/{path}").status_code == 404, path
    assert client.get("/media/original_images/bruecke.jpg").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "",
        "pages/{home}/",
        "pages/{home}/edit/",
        "pages/add/pages/newspage/{index}/",
        "pages/add/pages/infopage/{home}/",
        "pages/{index}/move/",
        "images/multiple/add/",
        "documents/multiple/add/",
        "redirects/add/",
        "users/",
        "account/",
    ],
)
def test_the_admin_has_no_inline_script(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, picture: Image, address: str
) -> None:
    with in_town(ahausen):
        home = home_page()
        assert home is not None
        ids = {"home": home.pk, "index": NewsIndexPage.objects.get().pk}
        client = world.sign_in(town_client(ahausen), "Verwaltung")

    answer = client.get("/verwaltung/" + address.format(**ids))
    body = answer.content.decode()

    assert answer.status_code == 200
    assert not INLINE_SCRIPT.search(body), INLINE_SCRIPT.search(body)
    assert not re.search(r"\sstyle=\"|\son[a-z]+=\"", body)
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert ahausen.name in body and "/theme/" in body and "desk.css" in body
    assert bestadt.name not in body


def test_every_block_previews_in_the_towns_look(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> None:
    blocks = InfoPage._meta.get_field("body").stream_block.child_blocks
    with in_town(ahausen):
        client = world.sign_in(town_client(ahausen), "Redaktion")

    for name, block in blocks.items():
        answer = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
        body = answer.content.decode()

        assert answer.status_code == 200, name
        assert "vendor/kit.css" in body and "/theme/" in body, name
        assert not INLINE_SCRIPT.search(body) and not INLINE_STYLE.search(body), name
