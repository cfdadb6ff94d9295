"""What desk.yaml says: a second person, a check list, text modules; and the rules around it."""

from pathlib import Path

import pytest
from tests.unit.services.folders import change, copy_of

from rathaus_services.loader import load_folder
from rathaus_services.process.desk import checklist, four_eyes, phrases

KEY = "hundesteuer_anmeldung"
DESK = """
four_eyes: befreiung_auch_gefaehrlich
checklist:
  - {name: melderegister, text: Wohnsitz im Melderegister geprüft}
  - {name: gefahr, text: Feststellung der Gefährlichkeit liegt vor, norm: § 3, when: {field: gefaehrlich, is: true}}
phrases:
  - {name: nachweis, for: rueckfrage, title: Nachweis, text: "Uns fehlt noch der Nachweis für {rufname} ({nummer})."}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = copy_of(KEY, tmp_path)
    (copied / "desk.yaml").write_text(DESK.lstrip())
    return copied


def test_the_office_reads_what_fits_the_case(folder: Path) -> None:
    loaded = load_folder(folder)

    assert [str(problem) for problem in loaded.problems] == []
    module = loaded.sound[0]
    assert [line.name for line in checklist(module, {"gefaehrlich": False}, {})] == ["melderegister"]
    assert [line.norm for line in checklist(module, {"gefaehrlich": True}, {})] == ["", "§ 3"]
    assert phrases(module, {"rufname": "Bello"})[0].text == "Uns fehlt noch der Nachweis für Bello ({nummer})."


@pytest.mark.parametrize(("value", "needed"), [(True, True), (False, False), (None, False)])
def test_a_parameter_calls_for_the_second_person(folder: Path, value: object, needed: bool) -> None:
    module = load_folder(folder).sound[0]

    assert four_eyes(module, {"befreiung_auch_gefaehrlich": value}) is needed


CALCULATED = (
    '"zahl": {"x-step": "hund", "x-kind": "calculated", "type": "integer", "readOnly": true, "x-calc": {"sum": [1]},'
    ' "x-purpose": "festsetzung", "x-fim": null, "x-fim-reason": "nur für Tests"},\n    "rasse": {'
)


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        ("desk.yaml", "name: gefahr,", "name: melderegister,", "R1201"),
        ("desk.yaml", "four_eyes: befreiung_auch_gefaehrlich", "four_eyes: steuersaetze", "R1202"),
        ("desk.yaml", "{nummer}", "{mond}", "R1203"),
        ("desk.yaml", "is: true}", "is: vielleicht}", "R222"),
        ("desk.yaml", "for: rueckfrage", "for: spass", "R006"),
        ("form.yaml", "- {name: hund}", "- {name: spaeter}\n  - {name: hund}", "R217"),
        ("fields.json", '"required": [\n    "rasse"', '"required": [\n    "zahl", "rasse"', "R232"),
        ("legal.yaml", "file_plan:", "fiction: {months: 3, source: {mark: eigen}}\nfile_plan:", "R006"),
    ],
)
def test_what_does_not_fit_is_told(folder: Path, file: str, old: str, new: str, rule: str) -> None:
    if rule == "R232":
        change(folder / "fields.json", '"rasse": {', CALCULATED)
    change(folder / file, old, new)

    assert rule in {problem.rule for problem in load_folder(folder).problems}


def test_who_pays_less_pays_it_for_items_that_exist(tmp_path: Path) -> None:
    folder = copy_of("personenstandsurkunde", tmp_path)
    change(folder / "module.yaml", "    - name: rente\n", "    - name: rente\n      items: [mond]\n")

    assert "R704" in {problem.rule for problem in load_folder(folder).problems}
