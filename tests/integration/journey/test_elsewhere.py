"""A service that is done elsewhere has a page that leads there, and nothing to fill in or to send."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from tests.integration.journey.browser import Browser
from tests.integration.services.installed import installed, offer
from tests.unit.services.visiting import written

from rathaus_services.cases import api as cases
from rathaus_services.cases.models import Draft
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ahausen: TownRef) -> Iterator[str]:
    with installed(written(tmp_path), monkeypatch) as key:
        offer(ahausen, key)
        yield key


def test_the_page_leads_to_the_service_and_to_the_office(key: str, here: Browser) -> None:
    page = here.open(f"/leistungen/{key}/")

    assert page.link("Zum Online-Dienst") == "https://dienst.example.org/start"
    assert page.link("Termin vereinbaren") == "https://termine.example.org/"
    assert page.link("030 23125 110") == "tel:03023125110"
    for words in ("Bundesamt", "Stufe „hoch“", "Personalausweis oder Reisepass.", "Einfaches Zeugnis", "13,00", "5,00"):
        assert words in page.text
    assert "Ohne Anmeldung möglich" not in page.text


def test_nothing_can_be_begun_or_sent(key: str, here: Browser, ahausen: TownRef) -> None:
    begun = here.open(f"/leistungen/{key}/beginnen/")

    assert begun.url.endswith(f"/leistungen/{key}/")
    with in_town(ahausen):
        with pytest.raises(cases.ServiceClosed):
            cases.submit_answers(key=key, answers={}, idempotency_key=uuid4(), person=None)
        assert not Draft.objects.filter(key=key).exists()


def test_the_other_town_does_not_offer_it(key: str, elsewhere: Browser) -> None:
    assert elsewhere.open(f"/leistungen/{key}/").status == 404
