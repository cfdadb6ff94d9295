"""Services that are done elsewhere: no form, no case, but where to go and what it costs."""

from decimal import Decimal
from pathlib import Path

import pytest
from tests.unit.services.folders import change
from tests.unit.services.visiting import written

from rathaus_services.fees.api import prices
from rathaus_services.loader import load_folder


def test_a_link_out_needs_no_form_no_process_and_no_examples(tmp_path: Path) -> None:
    loaded = load_folder(written(tmp_path))

    assert [str(problem) for problem in loaded.problems] == []
    module = loaded.sound[0]
    assert not module.takes_cases
    assert module.elsewhere == {"online": "online_dienst", "termin": "terminvereinbarung"}
    assert (module.minutes, module.process, module.steps) == (0, "", ())


def test_its_fees_are_a_list_of_prices(tmp_path: Path) -> None:
    module = load_folder(written(tmp_path)).sound[0]

    found = prices(module, {"gebuehr_beglaubigung": "5.00"})

    assert [(item.label, item.amount, item.reason) for item in found] == [
        ("Einfaches Zeugnis", Decimal("13.00"), "Nr. 1 des Verzeichnisses"),
        ("Beglaubigung", Decimal("5.00"), "Gebührensatzung"),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        ("module.yaml", "online: online_dienst, ", "", "R611"),
        ("module.yaml", "termin: terminvereinbarung", "termin: termine", "R611"),
        ("module.yaml", "kind: verweis", "kind: termin\nminutes: 5", "R006"),
        ("module.yaml", "kind: verweis", "kind: anzeige", "R006"),
        ("module.yaml", 'amount: "13.00"', 'when: {parameter: freier_hinweis, given: true}, amount: "13.00"', "R613"),
        ("legal.yaml", "review:", "recipients: [{name: bundesamt, source: {mark: eigen}}]\nreview:", "R612"),
        ("texts/en.yaml", "outcome: Sie bekommen ein Zeugnis.\n", "", "R006"),
        ("parameters.yaml", "https://dienst", "http://dienst", "R501"),
        ("parameters.yaml", 'freier_hinweis: {use: freier_hinweis, example: ""}\n', "", "R502"),
    ],
)
def test_what_does_not_fit_is_told(tmp_path: Path, file: str, old: str, new: str, rule: str) -> None:
    folder = written(tmp_path)
    change(folder / file, old, new)

    assert rule in {problem.rule for problem in load_folder(folder).problems}


def test_letters_and_questions_have_no_place(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "form.yaml").write_text("steps: [{name: weg}]\n")

    rules = {(problem.rule, problem.file) for problem in load_folder(folder).problems}

    assert ("R612", "form.yaml") in rules
