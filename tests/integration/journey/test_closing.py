"""Applications that end by the clock: the form, the API and the stored case go by the minute of sending."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from tests.integration.cases import world
from tests.integration.journey.applying import answers_of, begin
from tests.integration.journey.browser import Browser
from tests.integration.journey.clock import set_moment as at
from tests.integration.journey.test_warnings import plain

from rathaus_platform.errors import Invalid
from rathaus_services.cases import api as cases
from rathaus_services.cases.models import Case
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

KEY = "briefwahl"


def send(**different: object) -> cases.Receipt:
    answers = plain(answers_of(KEY, "nach_hause", **different))
    return cases.submit_answers(key=KEY, answers=answers, idempotency_key=uuid4(), person=None)


def test_the_minute_decides_and_the_case_goes_six_months_after_the_election(
    ahausen: TownRef, bestadt: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    with in_town(ahausen):
        at(monkeypatch, datetime(2027, 3, 12, 14, 0, 59, tzinfo=UTC))  # 15.00 in Germany
        receipt = send()
        at(monkeypatch, datetime(2027, 3, 12, 14, 1, tzinfo=UTC))
        with pytest.raises(Invalid) as late:
            send()
        with pytest.raises(Invalid) as well:
            send(krank=False)
        send(krank=True)

        clerk = world.staff()
        seen = cases.case_for_staff(receipt.case_id, staff=clerk)
        cases.decide(receipt.case_id, staff=clerk, outcome="granted", reasons="")

        assert [(one.field, one.code) for one in late.value.problems] == [("krank", "leer")]
        assert [(one.field, one.code) for one in well.value.problems] == [("krank", "stopp")]
        assert "Sie endete am 12. März 2027, 15.00 Uhr." in str(well.value.problems[0].text)
        assert seen.retention == "Wird 6 Monate nach dem 14. März 2027 gelöscht"
        assert Case.objects.get(pk=receipt.case_id).delete_on.isoformat() == "2027-09-14"  # type: ignore[union-attr]
    with in_town(bestadt):
        assert not Case.objects.exists()


def test_the_pages_go_by_the_same_clock(here: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, datetime(2026, 11, 1, 22, 59, tzinfo=UTC))  # 23.59: the day before
    begin(here, KEY)
    early = here.press("Weiter", {"fuer_wen": "selbst"})
    at(monkeypatch, datetime(2026, 11, 1, 23, 0, tzinfo=UTC))
    here.open(early.url.replace("halt/", "fuer_wen/"))
    open_now = here.press("Weiter", {"fuer_wen": "selbst"})

    assert "Die Briefwahl beginnt noch nicht" in early.text and "am 14. März 2027" in early.text
    assert open_now.url.endswith("/person/")


def test_the_privacy_page_says_when_the_case_goes(here: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, datetime(2027, 2, 1, 12, tzinfo=UTC))
    begin(here, KEY)
    here.open(f"/{'/'.join(here.page.url.strip('/').split('/')[:2])}/datenschutz/")

    start = here.page.text.index("Einen Entwurf löschen wir")
    assert "Den Vorgang löschen wir 6 Monate nach dem 14. März 2027" in here.page.text[start : start + 200]
