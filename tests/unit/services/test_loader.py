"""Damaged folders: each kind of damage is found with its rule, and never stops a neighbour."""

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.unit.services.folders import change, copy_of, drop_line

from rathaus_services import loader, presets
from rathaus_services.kinds import kind_of
from rathaus_services.loader import load_folder, load_folders
from rathaus_services.rules import RULES
from rathaus_services.rules.version import stamp

KEY = "hundesteuer_anmeldung"
Damage = Callable[[Path], None]


def write(name: str, text: str) -> Damage:
    return lambda folder: _written(folder / name, text)


def _written(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


def swap(name: str, old: str, new: str) -> Damage:
    return lambda folder: change(folder / name, old, new)


def without(name: str, pattern: str) -> Damage:
    return lambda folder: drop_line(folder / name, pattern)


def drop_examples(folder: Path) -> None:
    for path in (folder / "examples").glob("[b-z]*.yaml"):
        path.unlink()


def all_accepted(folder: Path) -> None:
    for path in (folder / "examples").glob("abgelehnt*.yaml"):
        path.unlink()


def _process(folder: Path, damage: Callable[[dict[str, Any]], object]) -> None:
    """The preset written into the folder, damaged."""
    data = copy.deepcopy(presets.load("abgabe"))
    damage(data)
    (folder / "process.yaml").write_text(json.dumps(data, ensure_ascii=False, indent=1))


def _no_way_out(data: dict[str, Any]) -> None:
    """Whoever was asked can neither answer nor withdraw, and the office cannot go on."""
    for way in data["transitions"]:
        way["from"] = [state for state in way["from"] if state != "rueckfrage"] or ["eingegangen"]


def _fee(folder: Path, fee: str) -> None:
    text = (folder / "module.yaml").read_text()
    (folder / "module.yaml").write_text(re.sub(r"fee:\n(  .*\n)+", f"fee: {fee}\n", text))


def _hook_fee(folder: Path) -> None:
    _fee(folder, "{rule: hook, function: rechne, source: {mark: BB}}")
    (folder / "hooks.py").write_text('"""Hooks."""\n')


def _fee_with_a_gap(folder: Path) -> None:
    case = "{name: jahr, amount: '1.00', basis: Satzung, when: {field: gefaehrlich, is: true}}"
    _fee(folder, f"{{rule: faelle, cases: [{case}], source: {{mark: BB}}}}")


def _fee_by_effort(folder: Path) -> None:
    _fee(folder, "{rule: aufwand, name: jahr, amount: '20.00', basis: Satzung, unit: stunde, source: {mark: BB}}")
    for letter in (folder / "documents").iterdir():
        letter.write_text(letter.read_text().replace("fee_table: true", "fee_table: false"))


_CALCULATED = '"x-kind": "calculated", "type": "integer", "readOnly": true, "x-calc": {"sum": [1]},'
_REDUCED = (
    "{rule: posten, items: [{name: tag, amount: '1.00', basis: Satzung}], source: {mark: BB}, "
    "free: [{name: arm, basis: Satzung, items: [nacht], when: {field: gefaehrlich, is: true}}]}"
)

DAMAGES: dict[str, tuple[Damage, str]] = {
    "a file is missing": (lambda folder: (folder / "legal.yaml").unlink(), "R001"),
    "no examples at all": (lambda folder: [p.unlink() for p in (folder / "examples").iterdir()] and None, "R001"),
    "an unknown file": (write("notizen.txt", "x"), "R002"),
    "an unknown language": (write("texts/fr.yaml", "title: Chien"), "R002"),
    "a file too large": (write("quality.yaml", "#" * 300_000), "R003"),
    "not UTF-8": (lambda folder: (folder / "legal.yaml").write_bytes(b"a: \xe4") and None, "R004"),
    "broken YAML": (swap("form.yaml", "- {name: hund}", "- {name: hund"), "R005"),
    "broken JSON": (swap("fields.json", '"type": "object",', '"type": "object"'), "R005"),
    "a key twice": (swap("module.yaml", "icon: dog", "icon: dog\nicon: cat"), "R005"),
    "a word the schema does not know": (swap("module.yaml", "icon: dog", "icon: dog\nfarbe: rot"), "R006"),
    "a wrong LeiKa key": (swap("module.yaml", "99102013104000", "1234"), "R006"),
    "a step twice named otherwise": (swap("fields.json", '"x-kind": "choice"', '"x-kind": "wahl"'), "R006"),
    "a block that does not exist": (swap("fields.json", "$defs/iban", "$defs/ibann"), "R007"),
    "a preset that does not exist": (swap("module.yaml", "process: abgabe", "process: ritual"), "R007"),
    "a shared parameter that does not exist": (
        swap("parameters.yaml", "use: freier_hinweis", "use: freier_gruss"),
        "R007",
    ),
    "another key than the folder": (swap("module.yaml", "key: hundesteuer_anmeldung", "key: katzensteuer"), "R101"),
    "a version nobody tells": (swap("module.yaml", "version: 1.0.0\nkind", "version: 1.1.0\nkind"), "R102"),
    "a key missing without reason": (without("module.yaml", "reason: Die Hundesteuer steht nicht"), "R103"),
    "a type that does not fit": (
        swap("fields.json", '"x-kind": "number", "type": "integer"', '"x-kind": "number", "type": "string"'),
        "R201",
    ),
    "no FIM key and no reason": (
        swap("fields.json", '"x-fim": null, "x-fim-reason": "kein Baustein gefunden"', '"x-fim": null'),
        "R202",
    ),
    "a purpose nobody names": (swap("fields.json", '"x-purpose": "festsetzung"', '"x-purpose": "werbung"'), "R203"),
    "required but never asked": (swap("fields.json", '"rasse", "geschlecht"', '"rasse", "iban", "geschlecht"'), "R205"),
    "a document that follows nothing": (
        swap("fields.json", '"heimtierausweis_spaeter"', '"irgendwas_spaeter"'),
        "R206",
    ),
    "options of no parameter": (
        swap("fields.json", '"parameter": "befreiungsgruende"', '"parameter": "gruende"'),
        "R207",
    ),
    "a list that does not exist": (
        swap("fields.json", '"enum": ["huendin", "ruede"]', '"x-list": "geschlechter"'),
        "R007",
    ),
    "suggestions of no parameter": (
        swap("fields.json", '"maxLength": 100', '"maxLength": 100, "x-suggest": "rassen"'),
        "R233",
    ),
    "reckoning with what comes later": (
        swap(
            "fields.json",
            '"rasse": {',
            '"summe": {"x-step": "hund", "x-kind": "calculated", "type": "integer", "readOnly": true,\n'
            '"x-calc": {"sum": ["anzahl_hunde", 1]}, "x-purpose": "festsetzung", "x-fim": null,'
            ' "x-fim-reason": "nur für Tests"},\n"rasse": {',
        ),
        "R231",
    ),
    "a comparison of what has no size": (
        swap("form.yaml", "{field: herkunft, is: vorbesitzer}", "{field: herkunft, above: 3}"),
        "R222",
    ),
    "a step that asks nothing": (swap("form.yaml", "- {name: hund}", "- {name: hund}\n  - {name: katze}"), "R211"),
    "a list beside questions": (swap("fields.json", '"x-step": "mithalter"', '"x-step": "person"'), "R212"),
    "no declaration at the end": (swap("fields.json", '"x-step": "pruefen"', '"x-step": "kontakt"'), "R213"),
    "a check on nothing": (
        swap("form.yaml", "field: bescheid_elektronisch\n    when", "field: bescheid\n    when"),
        "R214",
    ),
    "nobody who applies": (swap("fields.json", '"x-role": "familienname"', '"x-role": "betreff"'), "R215"),
    "a condition on the same page": (
        swap("fields.json", '{"field": "gefaehrlich", "is": true}', '{"field": "versteuert_in", "given": true}'),
        "R221",
    ),
    "a condition that never holds": (
        swap("form.yaml", "{field: herkunft, is: vorbesitzer}", "{field: herkunft, is: mars}"),
        "R222",
    ),
    "a text missing in one language": (without("texts/en.yaml", "receipt:"), "R301"),
    "a label missing in one language": (swap("texts/en.yaml", "farbe: {label: Colour}", "farbe: {}"), "R301"),
    "a label missing in all": (
        lambda folder: (
            [drop_line(folder / f"texts/{lang}.yaml", "rufname: {label:") for lang in ("de", "de-LS", "en")] and None
        ),
        "R311",
    ),
    "a text nobody uses": (
        lambda folder: (
            [change(folder / f"texts/{lang}.yaml", "fees:", "fees:\n  porto: Porto") for lang in ("de", "de-LS", "en")]
            and None
        ),
        "R312",
    ),
    "a word that helps nobody": (
        swap("texts/de.yaml", "receipt: Ihr Hund ist angemeldet", "receipt: Erfolgreich angemeldet"),
        "R321",
    ),
    "a long sentence in plain language": (
        swap("texts/de-LS.yaml", "kontakt: Wir können Sie etwas fragen.", "kontakt: " + "sehr " * 20 + "lang"),
        "R322",
    ),
    "a slot nobody fills": (swap("texts/de.yaml", "{anmeldefrist_tage} Tage", "{frist} Tage"), "R331"),
    "unverified without a question": (
        swap("legal.yaml", "source: {mark: G, review: datenschutz_grundlagen}", "source: {mark: G}"),
        "R401",
    ),
    "a question that is not asked": (swap("legal.yaml", "review: datenschutz_grundlagen", "review: mondphase"), "R401"),
    "a purpose without data": (
        swap(
            "legal.yaml", "purposes:\n", "purposes:\n  werbung:\n    ground: Einwilligung\n    source: {mark: eigen}\n"
        ),
        "R402",
    ),
    "no records schedule": (swap("legal.yaml", "parameter: aufbewahrung_jahre", "parameter: jahre"), "R403"),
    "an example that does not fit": (
        swap("parameters.yaml", 'example: ["165.00", "330.00"]', "example: [165, 330]"),
        "R501",
    ),
    "a parameter nobody reads": (
        swap(
            "parameters.yaml",
            "steuermodell:\n",
            "schuhgroesse:\n  schema: {title: Schuhe, type: integer}\n  why_local: Jede Stadt lebt auf großem Fuß.\n"
            "  default: 42\n  example: 42\n  source_needed: false\nsteuermodell:\n",
        ),
        "R503",
    ),
    "less trust than the module": (swap("module.yaml", "level: ohne", "level: hoch"), "R504"),
    "a choice without words": (swap("parameters.yaml", "      gesamtzahl: Die", "      summe: Die"), "R505"),
    "a comma in a title without quotes": (
        swap("parameters.yaml", "{title: Steuer für Hunde ab", "{title: Steuer für Hunde, ab"),
        "R506",
    ),
    "a letter that does not exist": (swap("module.yaml", "granted: bescheid", "granted: urkunde"), "R603"),
    "a fee on a field that does not exist": (swap("module.yaml", "begin: haltung_seit", "begin: seit"), "R701"),
    "an example that does not come true": (swap("examples/erster_hund.yaml", 'fee: "123.75"', 'fee: "99.00"'), "R802"),
    "too few examples": (drop_examples, "R801"),
    "no refused example": (all_accepted, "R801"),
    "hooks that reach out": (write("hooks.py", '"""Hooks."""\nimport os\n'), "R903"),
    "hooks that are too long": (write("hooks.py", '"""Hooks."""\n' + "x = 1\n" * 130), "R901"),
    "hooks that are no Python": (write("hooks.py", "def ("), "R903"),
    "a letter with an unknown slot": (swap("documents/bescheid.yaml", "{betrag}", "{summe}"), "R1101"),
    "changed without a new version": (
        write(".released", '{"version": "1.0.0", "content_hash": "x", "fields": {}}'),
        "R1001",
    ),
    "a reference inside YAML": (swap("form.yaml", "- {name: hund}", "- &h {name: hund}\n  - *h"), "R005"),
    "a YAML bomb": (
        write("quality.yaml", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
        "R005",
    ),
    "a Python object in YAML": (write("quality.yaml", "done: !!python/object/apply:os.getcwd []\n"), "R005"),
    "two documents in one file": (swap("quality.yaml", "review:", "---\nreview:"), "R005"),
    "a number as a key": (swap("parameters.yaml", "steuermodell:", "7: x\nsteuermodell:"), "R005"),
    "nesting without end": (write("quality.yaml", "[" * 5000 + "]" * 5000), "R005"),
    "an empty file": (write("module.yaml", ""), "R006"),
    "a list instead of a section": (write("legal.yaml", "- basis\n"), "R006"),
    "a day that does not exist": (swap("module.yaml", "date: 2026-11-24", "date: 2026-02-30"), "R006"),
    "a broken pattern": (
        swap("fields.json", '"maxLength": 100, ', '"maxLength": 100, "pattern": "([", '),
        "R006",
    ),
    "a link to nowhere": (lambda folder: (folder / "examples/fort.yaml").symlink_to("/nirgends"), "R004"),
    "a step that is not in the order": (
        swap("fields.json", '"x-step": "hund"', '"x-step": "wald"'),
        "R211",
    ),
    "a state that nobody reaches": (
        lambda folder: _process(folder, lambda data: data["transitions"].pop(4)),
        "R602",
    ),
    "a state that does not exist": (
        lambda folder: _process(folder, lambda data: data["states"].pop("rueckfrage")),
        "R601",
    ),
    "a state that nobody leaves": (
        lambda folder: _process(folder, _no_way_out),
        "R602",
    ),
    "a role that nobody has": (
        lambda folder: _process(folder, lambda data: data["transitions"][0].update(by="buergermeister")),
        "R006",
    ),
    "a state of nobody's turn": (
        lambda folder: _process(folder, lambda data: data["states"].update(vergessen=data["states"]["eingegangen"])),
        "R006",
    ),
    "a decision that nobody can make": (
        lambda folder: _process(folder, lambda data: [way.pop("outcome", None) for way in data["transitions"]]),
        "R603",
    ),
    "a hook that is not written": (_hook_fee, "R703"),
    "a hook that reaches for builtins": (write("hooks.py", '"""Hooks."""\nx = __builtins__\n'), "R903"),
    "a hook that reckons for hours": (write("hooks.py", '"""Hooks."""\nx = sum(range(1_000_000_000_000))\n'), "R903"),
    "a hook with a power": (write("hooks.py", '"""Hooks."""\nx = 10 ** 9\n'), "R903"),
    "a hook that shifts": (write("hooks.py", '"""Hooks."""\nx = 1 << 40\n'), "R903"),
    "a hook that never ends": (write("hooks.py", '"""Hooks."""\nwhile True:\n    pass\n'), "R903"),
    "a calculated field that is required": (
        swap("fields.json", '"x-kind": "text", "type": "string", "maxLength": 100,', _CALCULATED),
        "R232",
    ),
    "a reduction of nothing": (
        lambda folder: _fee(folder, _REDUCED),
        "R704",
    ),
    "a check on a parameter that does not exist": (
        swap("form.yaml", "{field: herkunft, is: vorbesitzer}", "{parameter: mond, is: voll}"),
        "R223",
    ),
    "nobody who is competent": (
        lambda folder: _written(
            folder / "parameters.yaml",
            re.sub(r"freier_hinweis:\n(  .*\n)+", "", (folder / "parameters.yaml").read_text()),
        ),
        "R502",
    ),
    "a day to keep from that is none": (
        swap(
            "legal.yaml",
            "parameter: aufbewahrung_jahre\n  starts: ende_des_jahres_der_entscheidung\n  minimum_years: 4",
            "day: aufbewahrung_jahre\n  months: 6\n  starts: tag",
        ),
        "R403",
    ),
    "a letter whose day nobody counts": (
        swap("documents/bescheid.yaml", "remedy:", "available_after: {parameter: steuersaetze}\nremedy:"),
        "R1102",
    ),
    "a deemed grant in no Land": (
        swap(
            "legal.yaml",
            "file_plan:",
            "fiction: [{land: XX, weeks: 6, norm: § 1 Probe, source: {mark: eigen}}]\nfile_plan:",
        ),
        "R405",
    ),
    "a deemed grant without its Land": (
        swap("legal.yaml", "file_plan:", "fiction: [{weeks: 6, norm: § 1 Probe, source: {mark: eigen}}]\nfile_plan:"),
        "R006",
    ),
    "a moment that is none": (
        swap(
            "form.yaml",
            "- {field: gefaehrlich, is: true}\n        - not: {field: befreiung",
            "- {moment: senden, above: {parameter: bearbeitung_arbeitstage}}\n        - not: {field: befreiung",
        ),
        "R224",
    ),
    "a word compared with a day": (
        swap("form.yaml", "{field: email, given: false}", "{field: email, below: {day: heute}}"),
        "R222",
    ),
    "a check that stops and only warns": (
        swap("form.yaml", "field: befreiung\n", "field: befreiung\n    stop: true\n    warns: true\n"),
        "R006",
    ),
    "a fee by effort that no letter tells": (_fee_by_effort, "R705"),
    "a fee that leaves cases without an amount": (_fee_with_a_gap, "R702"),
    "a text nobody has written yet": (swap("texts/de.yaml", "title: Hund anmelden", "title: (offen) Titel"), "R341"),
}
NO_LINE = {"R001", "R002", "R003", "R801"}
"""About files that are not there, or not read."""


def test_the_undamaged_copy_is_sound(tmp_path: Path) -> None:
    loaded = load_folder(copy_of(KEY, tmp_path))

    assert [str(problem) for problem in loaded.problems] == []
    assert [module.key for module in loaded.sound] == [KEY]


@pytest.mark.parametrize("name", DAMAGES)
def test_every_damage_is_found_by_its_rule_and_the_neighbour_goes_on(name: str, tmp_path: Path) -> None:
    damage, rule = DAMAGES[name]
    folder, neighbour = copy_of(KEY, tmp_path), copy_of("meldebescheinigung", tmp_path)
    damage(folder)

    loaded = load_folders([folder, neighbour])

    found = [problem for problem in loaded.problems if problem.rule == rule]
    assert found, [str(problem) for problem in loaded.problems]
    for problem in loaded.problems:
        assert problem.module == folder.name
        assert problem.text.endswith((".", ")")) or problem.rule in ("R005", "R501", "R903")
        assert problem.mend.endswith(".")
        assert problem.line or problem.rule in NO_LINE or not (folder / problem.file).exists(), str(problem)
    assert [module.key for module in loaded.sound] == ["meldebescheinigung"]


def test_there_are_forty_kinds_of_damage_and_every_rule_is_tried() -> None:
    tests = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
    every = {number for rule in RULES for number in re.findall(r"R\d{3,4}", rule.__doc__ or "")}

    assert len(DAMAGES) >= 40
    assert {number for number in every if f'"{number}"' not in tests} == set()


def test_a_rule_that_fails_itself_takes_only_its_service_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(source: object, module: Any) -> None:
        if module.key == KEY:
            raise ZeroDivisionError

    monkeypatch.setattr(loader, "check", lambda source, module: stumble(source, module) or ())

    loaded = load_folders([copy_of(KEY, tmp_path), copy_of("meldebescheinigung", tmp_path)])

    assert [(problem.rule, problem.module) for problem in loaded.problems] == [("R008", KEY)]
    assert [module.key for module in loaded.sound] == ["meldebescheinigung"]


def test_a_removed_field_needs_a_new_first_number(tmp_path: Path) -> None:
    folder = copy_of(KEY, tmp_path)
    write(".released", '{"version": "1.0.0", "content_hash": "x", "fields": {"katze": "text"}}')(folder)
    change(folder / "module.yaml", "version: 1.0.0\nkind", "version: 1.1.0\nkind")
    change(folder / "module.yaml", "{version: 1.0.0,", "{version: 1.1.0,")

    assert [problem.rule for problem in load_folder(folder).problems] == ["R1002"]


def test_a_finding_names_file_and_line(tmp_path: Path) -> None:
    folder = copy_of(KEY, tmp_path)
    change(folder / "texts/de.yaml", "receipt: Ihr Hund ist angemeldet", "receipt: Leider angemeldet")
    line = (folder / "texts/de.yaml").read_text().splitlines().index("receipt: Leider angemeldet") + 1

    (problem,) = load_folder(folder).problems

    assert (problem.file, problem.line) == ("texts/de.yaml", line)
    assert str(problem).startswith(f"{KEY}/texts/de.yaml:{line}  R321  ")


def test_a_broken_folder_leaves_its_neighbours_alone(tmp_path: Path) -> None:
    good, bad = copy_of("meldebescheinigung", tmp_path), copy_of(KEY, tmp_path)
    empty = tmp_path / "leer"
    empty.mkdir()
    (bad / "module.yaml").write_text("{")

    loaded = load_folders([bad, good, empty])

    assert [module.key for module in loaded.sound] == ["meldebescheinigung"]
    assert {problem.module for problem in loaded.problems} == {KEY, "leer"}


def test_an_old_legal_review_is_told_but_takes_nothing_away(tmp_path: Path) -> None:
    folder = copy_of(KEY, tmp_path)
    change(folder / "legal.yaml", "review: {date: null, by: null}", "review: {date: 2020-01-01, by: Rechtsamt}")

    loaded = load_folder(folder)

    assert [(problem.rule, problem.warns) for problem in loaded.problems] == [("R404", True)]
    assert [module.key for module in loaded.sound] == [KEY]


def test_words_change_the_content_and_comments_do_not(tmp_path: Path) -> None:
    folder = copy_of(KEY, tmp_path)
    before = load_folder(folder).modules[0].content_hash
    (folder / "module.yaml").write_text("# nur ein Kommentar\n" + (folder / "module.yaml").read_text())
    commented = load_folder(folder).modules[0].content_hash
    change(folder / "texts/de.yaml", "Welpe", "Welpen")

    assert commented == before
    assert load_folder(folder).modules[0].content_hash != before


def test_examples_are_no_part_of_a_release(tmp_path: Path) -> None:
    folder = copy_of(KEY, tmp_path)
    before = load_folder(folder).modules[0].content_hash
    change(folder / "examples/welpe.yaml", "Bello", "Waldi")

    assert load_folder(folder).modules[0].content_hash == before


def test_a_copied_folder_is_a_new_service_without_touching_anything_else(tmp_path: Path) -> None:
    folder = copy_of(KEY, tmp_path, "katzensteuer_anmeldung")
    change(folder / "module.yaml", f"key: {KEY}", "key: katzensteuer_anmeldung")

    loaded = load_folders([folder, copy_of("meldebescheinigung", tmp_path)])

    assert [str(problem) for problem in loaded.problems] == []
    assert [module.key for module in loaded.sound] == ["katzensteuer_anmeldung", "meldebescheinigung"]


def test_a_code_list_gives_a_choice_its_options_and_their_labels(tmp_path: Path) -> None:
    folder = copy_of(KEY, tmp_path)
    change(folder / "fields.json", '"enum": ["huendin", "ruede"]', '"x-list": "geschlechter"')
    entries = [
        {"code": "huendin", "de": "Hündin nach Liste", "en": "Bitch"},
        {"code": "ruede", "de": "Rüde nach Liste"},
    ]
    listed = {"name": "Geschlechter", "version": "2026-01", "source": "Test", "entries": entries}
    (folder / "lists").mkdir()
    (folder / "lists" / "geschlechter.json").write_text(json.dumps(listed))

    for language in ("de", "de-LS", "en"):
        drop_line(folder / f"texts/{language}.yaml", "options: {huendin")

    loaded = load_folder(folder)

    assert [str(problem) for problem in loaded.problems] == []
    module = loaded.modules[0]
    assert module.fields["geschlecht"].options == ("huendin", "ruede")
    assert module.content["lists"]["geschlechter"]["version"] == "2026-01"
    where = "fields.geschlecht.options.ruede"
    assert (module.text(where), module.text(where, "en")) == ("Rüde nach Liste", "Rüde nach Liste")
    assert module.text("fields.geschlecht.options.huendin", "en") == "Bitch"


def test_a_parameter_of_another_kind_needs_another_name(tmp_path: Path) -> None:
    folder = copy_of(KEY, tmp_path)
    stamped = stamp(load_folder(folder).modules[0])
    name = next(name for name, kind in stamped["parameters"].items() if kind == "eine ganze Zahl")
    write(".released", json.dumps(stamped))(folder)
    assert load_folder(folder).problems == ()

    write(".released", json.dumps({**stamped, "parameters": {**stamped["parameters"], name: "ein Betrag"}}))(folder)

    (problem,) = load_folder(folder).problems
    assert (problem.rule, problem.file) == ("R1003", "parameters.yaml")
    assert problem.text == f"{name} war bisher ein Betrag und ist jetzt eine ganze Zahl."
    assert (folder / "parameters.yaml").read_text().splitlines()[(problem.line or 0) - 1].startswith(f"{name}:")


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ({"type": "string", "pattern": r"^\d{1,4}\.\d{2}$"}, "ein Betrag"),
        ({"type": "string", "maxLength": 40}, "ein Text"),
        ({"enum": ["rest", "alles"]}, "ein Text"),
        ({"enum": [1, 2]}, "eine ganze Zahl"),
        ({"type": "string", "format": "date"}, "ein Tag"),
        ({"type": "array", "items": {"type": "integer"}}, "eine Liste (eine ganze Zahl)"),
        ({"type": "boolean"}, "ja oder nein"),
    ],
)
def test_limits_and_options_are_not_the_kind_of_a_value(schema: dict[str, Any], kind: str) -> None:
    assert kind_of(schema) == kind
