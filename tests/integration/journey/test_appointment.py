"""The process of an appointment: asked for online, given by the office with day, time and place. Nothing but data."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from tests.integration.cases import world
from tests.integration.journey.applying import apply
from tests.integration.journey.browser import Browser
from tests.integration.journey.clock import set_clock
from tests.integration.services.installed import offer
from tests.unit.services import catalogues
from tests.unit.services.cases import example
from tests.unit.services.folders import change

from rathaus_services import registry
from rathaus_services.cases.models import Case
from rathaus_services.releases import api as releases
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

KEY, COPIED, EXAMPLE = "trauung_termin", "fundsache_anzeigen", "geldboerse"
DESK = "/verwaltung/vorgaenge/"


@pytest.fixture
def town(ahausen: TownRef, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TownRef]:
    """A town that offers a service whose process is an appointment."""
    folder = catalogues.service(catalogues.written(tmp_path / "site"), KEY, COPIED, {})
    change(folder / "module.yaml", "process: anzeige", "process: terminwunsch")
    with catalogues.installed(tmp_path / "site", monkeypatch):
        assert [str(problem) for problem in registry.problems() if problem.module == KEY] == []
        releases.sync()
        offer(ahausen, KEY)
        set_clock(monkeypatch, example(KEY, EXAMPLE)["on"])
        yield ahausen


def test_the_office_names_day_time_and_place_and_the_citizen_reads_it(
    town: TownRef, bestadt: TownRef, here: Browser, town_client: Callable[..., Client]
) -> None:
    apply(here, KEY, EXAMPLE)
    with in_town(town):
        clerk, case = world.sign_in(town_client(town), world.staff()), Case.objects.get()
    with in_town(bestadt):
        stranger = world.sign_in(town_client(bestadt), world.staff())
    give = f"{DESK}{case.pk}/entscheiden/stattgeben/"

    page = clerk.get(give).content.decode()
    empty = clerk.post(give, {"gruende": ""})
    assert "Termin geben" in page and "Tag, Uhrzeit und Ort" in page and "Begründung" not in page
    assert empty.status_code == 422 and "Füllen Sie „Tag, Uhrzeit und Ort“ aus." in empty.content.decode()
    assert stranger.post(give, {"gruende": "Montag"}).status_code == 404

    assert clerk.post(give, {"gruende": "Montag, 8. Juni, 10 Uhr, Rathaus, Zimmer 4"}).status_code == 302
    with in_town(town):
        world.deliver_all()
    status = here.open(f"/status/{case.pk}/").text
    assert "Ergebnis: Termin steht fest" in status
    assert "Dokumente" in status, status
    assert "Montag, 8. Juni, 10 Uhr, Rathaus, Zimmer 4" in clerk.get(f"{DESK}{case.pk}/").content.decode()
