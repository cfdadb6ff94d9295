"""What an account vouches for cannot be changed where a service says so."""

from datetime import date
from typing import Any

import pytest
from tests.unit.services.cases import example

from rathaus_services import registry
from rathaus_services.forms.account import offered, vouched
from rathaus_services.forms.api import check
from rathaus_services.rules.examples import parameters_for

KEY = "meldebescheinigung"
ERIKA = {
    "vorname": "Erika",
    "nachname": "Mustermann",
    "strasse": "Musterweg",
    "postleitzahl": "01723",
    "ort": "Wilsdruff",
}
TODAY = date(2026, 11, 24)


@pytest.fixture
def module() -> Any:
    return registry.module(KEY)


def problems(name: str, **different: Any) -> dict[str, str]:
    module = registry.module(KEY)
    answers = {**example(KEY, name)["answers"], **different}
    checked = check(module, answers, parameters_for(module, {}), verified=ERIKA, today=TODAY)
    return {problem.field: str(problem.text) for problem in checked.problems}


def test_ones_own_certificate_is_in_ones_own_name() -> None:
    assert problems("elektronisch_einfach") == {}
    assert problems("elektronisch_einfach", vornamen="  Erika ") == {}
    assert problems("elektronisch_einfach", vornamen="Max") == {
        "vornamen": "Schreiben Sie „Vornamen“ so, wie es in Ihrem Konto steht: Erika."
    }


def test_somebody_elses_is_in_their_name_but_asked_for_in_ones_own() -> None:
    found = problems("mit_vollmacht", vornamen="Otto", familienname="Otter")

    assert set(found) == {"antragsteller_vornamen", "antragsteller_familienname"}


def test_without_proof_nothing_is_compared(module: Any) -> None:
    answers = {**example(KEY, "elektronisch_einfach")["answers"], "vornamen": "Max"}

    assert check(module, answers, parameters_for(module, {}), today=TODAY).problems == ()


def test_what_depends_on_an_answer_waits_for_it(module: Any) -> None:
    fields = list(module.fields.values())

    first = offered(fields, ERIKA)

    assert "vornamen" not in first
    assert first["antragsteller_vornamen"] == "Erika"
    assert first["anschrift"] == {"strasse": "Musterweg", "plz": "01723", "ort": "Wilsdruff"}
    assert vouched(fields, {"fuer_wen": "selbst"}, {}, ERIKA)["vornamen"] == "Erika"
    assert "vornamen" not in vouched(fields, {"fuer_wen": "kind"}, {}, ERIKA)


@pytest.mark.parametrize("key", ["gewerbe_anmeldung", "gewerbe_ummeldung", "gewerbe_abmeldung"])
def test_whoever_leads_the_business_is_not_whoever_fills_the_form_in(key: str) -> None:
    fields = registry.module(key).fields
    led = {name for name in fields if name.startswith("leitung_")}

    assert led >= {"leitung_vornamen", "leitung_familienname"}
    assert not led & offered(fields.values(), ERIKA).keys()
