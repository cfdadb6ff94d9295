"""A town's theme over HTTP: its own colours, kept for good under its own name, and never the stranger's."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from rathaus_cms.theming import context
from rathaus_cms.theming.look import NEUTRAL
from rathaus_tenants.context import in_town
from rathaus_tenants.preferences.api import change
from rathaus_tenants.values import TownRef

Connect = Callable[[TownRef], Client]
GREEN, RED = "#1f6b4a", "#a23b2a"


@pytest.fixture
def two(ahausen: TownRef, bestadt: TownRef) -> tuple[TownRef, TownRef]:
    for town, brand in ((ahausen, GREEN), (bestadt, RED)):
        with in_town(town):
            change(brand=brand, phone="030 23125 100")
    return ahausen, bestadt


def theme_url(town: TownRef) -> str:
    with in_town(town):
        return context.current_look().theme_url


def test_the_theme_is_the_towns_own_and_immutable(two: tuple[TownRef, TownRef], town_client: Connect) -> None:
    ahausen, bestadt = two

    own = town_client(ahausen).get(theme_url(ahausen))
    other = town_client(bestadt).get(theme_url(bestadt))

    assert own["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in own["Cache-Control"] and "max-age=31536000" in own["Cache-Control"]
    assert f"--tk-action:{GREEN}" in own.content.decode() and RED not in own.content.decode()
    assert f"--tk-action:{RED}" in other.content.decode()
    assert not own.cookies


def test_the_strangers_name_brings_no_strangers_colours(two: tuple[TownRef, TownRef], town_client: Connect) -> None:
    ahausen, bestadt = two

    answer = town_client(ahausen).get(theme_url(bestadt))

    assert RED not in answer.content.decode()
    assert "immutable" not in answer["Cache-Control"]


def test_a_new_colour_has_a_new_name(two: tuple[TownRef, TownRef]) -> None:
    before = theme_url(two[0])
    with in_town(two[0]):
        change(brand="#4b4aa8")

    assert theme_url(two[0]) != before


def test_the_icon_is_a_picture(two: tuple[TownRef, TownRef], town_client: Connect) -> None:
    answer = town_client(two[0]).get(theme_url(two[0]).replace(".css", ".svg"))

    assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert answer.content.startswith(b'<svg xmlns="http://www.w3.org/2000/svg"')


def test_a_town_keeps_its_face_while_the_database_is_away(
    two: tuple[TownRef, TownRef], monkeypatch: pytest.MonkeyPatch
) -> None:
    ahausen, bestadt = two
    context._seen.clear()
    with in_town(ahausen):
        seen = context.current_look()

    def away(*args: Any) -> None:
        raise OperationalError

    monkeypatch.setattr(context, "preferences", away)

    with in_town(ahausen):
        assert context.current_look() is seen
        assert context.remembered()["preferences"].phone == "030 23125 100"
    with in_town(bestadt):  # never seen by this process: neutral, not the neighbour's
        assert context.current_look() is NEUTRAL
        assert context.remembered()["preferences"] is None


def test_an_error_page_wears_the_towns_colours(two: tuple[TownRef, TownRef], town_client: Connect) -> None:
    page = town_client(two[0]).get("/gibt-es-nicht/")

    assert page.status_code == 404
    assert theme_url(two[0]) in page.content.decode()
    assert 'href="tel:03023125100"' in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_dark_is_chosen_without_session_or_token(two: tuple[TownRef, TownRef], town_client: Connect) -> None:
    client = town_client(two[0])

    chosen = client.post("/ansicht/", {"ansicht": "dunkel", "weiter": "/leistungen/"})
    page = client.get(chosen["Location"])

    assert chosen["Location"] == "/leistungen/" and set(chosen.cookies) == {"ansicht"}
    assert '<html lang="de" data-theme="dark"' in page.content.decode()
