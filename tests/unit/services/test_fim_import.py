"""What a FIM schema becomes: every data type a question, every list its codes, and nothing dropped in silence."""

from pathlib import Path

import pytest
import yaml
from tests.unit.services.fim_files import code_list, field, group, list_reference, rule, schema, values
from tests.unit.services.folders import change

from rathaus_services.exchange import genericode
from rathaus_services.exchange.fim.importing import read_files
from rathaus_services.exchange.refused import Refused
from rathaus_services.exchange.scaffold.create import Created, create
from rathaus_services.loader import load_folder

BREEDS = "urn:de:example:codeliste:hunderasse"
PERSON = group(
    "G60000000100",
    "Halter",
    field("F60000000227", "Familienname", extra='<xdf:praezisierung minLength="1" maxLength="120"/>'),
    field("F60000000228", "Vornamen", extra='<xdf:praezisierung minLength="1" maxLength="120"/>'),
    field("F60000000246", "Postleitzahl", extra='<xdf:praezisierung pattern="[0-9]{5}"/>'),
)
DOG = group(
    "G60000000101",
    "Hund",
    field("F60000000501", "Rasse", kind="select", extra=list_reference(BREEDS, "2026-01-01")),
    field("F60000000502", "Geschlecht", kind="select", extra=values(("001", "Hündin"), ("002", "Rüde"))),
    field("F60000000503", "Wurfdatum", "date", times="0:1"),
    field("F60000000504", "Gefährlich", "bool"),
    field("F60000000505", "Gewicht", "num"),
    field("F60000000506", "Anzahl", "num_int", extra='<xdf:praezisierung minValue="1" maxValue="30"/>'),
    field("F60000000507", "Kaufpreis", "num_currency"),
    field("F60000000508", "Zeit der Fütterung", "time"),
    field("F60000000509", "Zeitpunkt der Übernahme", "datetime"),
    field("F60000000510", "Bemerkung", extra='<xdf:praezisierung maxLength="2000"/>', times="0:1"),
    field("F60000000511", "Krankheiten", kind="select", times="0:*", extra=values(("A 1", "Räude"), ("B", "Staupe"))),
    field("F60000000512", "Hinweis", kind="label"),
    field("F60000000513", "Kennung", kind="hidden"),
    field("F60000000514", "Bild", "obj"),
    field("F60000000515", "Impfpass", "file", times="0:3"),
    field("F60000000516", "Beiname", times="0:4"),
)
OTHERS = group(
    "G60000000102",
    "Weitere Halter",
    field("F60000000227", "Familienname"),
    field("F60000000601", "Anteil", kind="select", extra=values(("1", "halb"), ("1/3", "ein Drittel"))),
    field("F60000000296", "Vollmacht", "file", times="0:1"),
    group("G60000000103", "Telefon", field("F60000000240", "Telefon"), times="0:*"),
    times="0:5",
)


@pytest.fixture
def created(tmp_path: Path) -> Created:
    rules = rule("R17000000001", "Chip", "Wenn der Hund älter als drei Monate ist, muss er einen Chip haben.")
    (tmp_path / "hund.xml").write_bytes(schema(rules, PERSON, DOG, OTHERS, extra="<xdf:bezug>§ 1 HuStS</xdf:bezug>"))
    (tmp_path / "rassen.xml").write_bytes(code_list(BREEDS, "2026-01-01", ("LAB", "Labrador"), ("DAC", "Dackel")))
    return create("hund_probe", tmp_path / "neu", read_files(tmp_path / "hund.xml", [tmp_path / "rassen.xml"]))


def test_the_folder_passes_the_check_as_a_draft_that_no_town_gets(created: Created) -> None:
    loaded = load_folder(created.folder)

    assert {problem.rule for problem in loaded.problems} == {"R341"}
    assert loaded.modules[0].tier == "entwurf"
    assert loaded.sound == ()


def test_every_data_type_has_its_question(created: Created) -> None:
    fields = created.loaded.modules[0].fields

    assert {name: field.kind for name, field in fields.items()} == {
        "familienname": "text",
        "vornamen": "text",
        "postleitzahl": "text",
        "rasse": "choice",
        "geschlecht": "choice",
        "wurfdatum": "date",
        "gefaehrlich": "yes_no",
        "gewicht": "decimal",
        "anzahl": "number",
        "kaufpreis": "money",
        "zeit_der_fuetterung": "time",
        "zeitpunkt_der_uebernahme": "text",
        "bemerkung": "long_text",
        "krankheiten": "choices",
        "impfpass": "upload",
        "beiname": "group",
        "weitere_halter": "group",
        "erklaerung_wahr": "consent",
    }
    assert fields["anzahl"].schema["maximum"] == 30
    assert fields["impfpass"].schema["maxItems"] == 3
    assert not fields["wurfdatum"].required
    assert fields["gewicht"].required
    assert fields["gewicht"].fim == "F60000000505"
    assert fields["postleitzahl"].schema["pattern"] == "^(?:[0-9]{5})$"


def test_harmonised_fields_use_their_blocks_and_say_who_applies(created: Created) -> None:
    family = created.loaded.modules[0].fields["familienname"]

    assert family.fim == "F60000000227"
    assert family.rules["prefill"] == "nachname"
    assert family.rules["role"] == "familienname"


def test_groups_become_pages_and_lists_and_uploads_have_their_own(created: Created) -> None:
    steps = {step.name: step.fields for step in created.loaded.modules[0].steps}

    assert list(steps) == ["halter", "hund", "hund_nachweise", "beiname", "weitere_halter", "pruefen"]
    assert steps["hund_nachweise"] == ("impfpass",)


def test_code_lists_keep_address_version_and_codes(created: Created) -> None:
    breeds = load_folder(created.folder).sources[0].under("lists")["hunderassen"]

    assert (breeds["uri"], breeds["version"]) == (BREEDS, "2026-01-01")
    assert breeds["entries"] == [{"code": "LAB", "de": "Labrador"}, {"code": "DAC", "de": "Dackel"}]
    assert created.loaded.modules[0].fields["rasse"].options == ("LAB", "DAC")
    assert created.loaded.modules[0].fields["geschlecht"].options == ("001", "002")


def test_what_is_not_asked_stands_with_its_reason(created: Created) -> None:
    left_out = load_folder(created.folder).sources[0].data["fim.json"]["left_out"]

    assert {place.rpartition("/")[2]: reason.partition(":")[0] for place, reason in left_out.items()} == {
        "F60000000512": "Hinweistext, keine Frage",
        "F60000000513": "verdecktes Feld",
        "F60000000514": "statisches Objekt, keine Frage",
        "F60000000296": "Nachweis in einer Liste",
        "G60000000103": "Liste in einer Liste",
        "F60000000240": "Liste in einer Liste",
    }
    assert all(any(place in problem.text for problem in created.hints) for place in left_out)


def test_rules_and_law_wait_for_people(created: Created) -> None:
    quality = yaml.safe_load((created.folder / "quality.yaml").read_text())["review"]
    legal = yaml.safe_load((created.folder / "legal.yaml").read_text())

    assert "älter als drei Monate" in quality["fim_r17000000001"]["question"]
    assert legal["basis"][0]["norm"] == "§ 1 HuStS"
    assert legal["basis"][0]["source"] == {"mark": "G", "review": "rechtsgrundlage"}


def test_a_field_that_nobody_asks_any_more_is_a_finding(created: Created) -> None:
    change(created.folder / "fim.json", '"anzahl": "S17', '"zahl": "S17')

    found = [problem for problem in load_folder(created.folder).problems if problem.rule == "R241"]
    assert found[0].line

    change(created.folder / "fim.json", '/F60000000506"', '/F60000000599"')
    assert "R242" in {problem.rule for problem in load_folder(created.folder).problems}


def test_a_missing_code_list_is_told(tmp_path: Path) -> None:
    (tmp_path / "hund.xml").write_bytes(schema(DOG))

    created = create("hund_probe", tmp_path, read_files(tmp_path / "hund.xml"))

    assert created.loaded.modules[0].fields["rasse"].kind == "text"
    assert any("--codelist" in problem.text for problem in created.hints)


def test_a_schema_without_names_gets_an_applicant(tmp_path: Path) -> None:
    (tmp_path / "hund.xml").write_bytes(
        schema(group("G60000000001", "Person", field("F60000000001", "Alter", "num_int")))
    )

    created = create("hund_probe", tmp_path, read_files(tmp_path / "hund.xml"))

    assert list(created.loaded.modules[0].fields) == ["vornamen", "familienname", "alter", "erklaerung_wahr"]
    assert any("beides ist ergänzt" in problem.text for problem in created.hints)


def test_a_group_of_the_harmonised_address_becomes_the_address(tmp_path: Path) -> None:
    parts = [
        field(f"F60000000{number}", name)
        for number, name in ((243, "Straße"), (244, "Hausnummer"), (246, "PLZ"), (247, "Ort"), (248, "Zusatz"))
    ]
    (tmp_path / "a.xml").write_bytes(schema(group("G60000000001", "Wo", group("G60000000086", "Anschrift", *parts))))

    created = create("wo_probe", tmp_path, read_files(tmp_path / "a.xml"))

    assert created.loaded.modules[0].fields["anschrift"].kind == "address"


@pytest.mark.parametrize("key", ["Hund", "hund-anmelden", "1hund", "", "../hund"])
def test_a_key_that_is_none_is_refused(key: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        create(key, tmp_path)

    assert refusal.value.problems[0].rule == "R1514"
    assert list(tmp_path.iterdir()) == []


def test_an_existing_folder_is_never_overwritten(tmp_path: Path) -> None:
    create("probe", tmp_path)

    with pytest.raises(Refused, match="gibt es schon"):
        create("probe", tmp_path)


def test_a_new_service_is_complete_and_open_about_everything(tmp_path: Path) -> None:
    created = create("probe", tmp_path)

    module = created.loaded.modules[0]
    assert (module.tier, module.leika, module.ozg) == ("entwurf", (), None)
    assert {problem.rule for problem in created.loaded.problems} == {"R341"}
    assert len(list((created.folder / "examples").iterdir())) == 3


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"<a/>", "keine Codeliste"),
        (code_list(BREEDS, "", ("A", "a")), "Version nicht"),
        (code_list(BREEDS, "1"), "keine Einträge"),
        (code_list(BREEDS, "1", ("A", "a"), ("A", "b")), "FIM 1045"),
    ],
)
def test_a_broken_code_list_is_refused(data: bytes, text: str, tmp_path: Path) -> None:
    (tmp_path / "hund.xml").write_bytes(schema(DOG))
    (tmp_path / "liste.xml").write_bytes(data)

    with pytest.raises(Refused, match=text):
        read_files(tmp_path / "hund.xml", [tmp_path / "liste.xml"])


def test_an_official_list_is_read_with_its_version() -> None:
    file = Path(__file__).parents[2] / "corpus/fim/codelists/fim-qs-meldungen_1.8.genericode.xml"

    found = genericode.read(file.read_bytes(), file.name)

    assert (found.uri, found.version) == ("urn:xoev-de:fim-datenfelder:codeliste:xdfm", "1.8")
    assert len(found.entries) == 142
    assert dict(found.entries)["1002"] == "Der Name eines Elements ist nicht gesetzt."


def test_pages_keep_away_from_the_journeys_own_addresses(tmp_path: Path) -> None:
    data = group("G60000000001", "Datenschutz", field("F60000000001", "Frage"))
    (tmp_path / "d.xml").write_bytes(schema(data))

    created = create("probe", tmp_path, read_files(tmp_path / "d.xml"))

    assert [step.name for step in created.loaded.modules[0].steps] == ["person", "datenschutz_2", "pruefen"]


def test_codes_that_the_engine_cannot_spell_stay_readable(tmp_path: Path) -> None:
    shares = field(
        "F60000000001", "Anteil", kind="select", extra=values(("1/3", "Drittel"), ("1 3", "von 3"), ("1", "ganz"))
    )
    (tmp_path / "d.xml").write_bytes(schema(group("G60000000001", "Hund", shares)))

    created = create("probe", tmp_path, read_files(tmp_path / "d.xml"))

    entries = load_folder(created.folder).sources[0].under("lists")["anteil"]["entries"]
    assert [(entry["code"], entry["de"]) for entry in entries] == [
        ("1_3", "Drittel (1/3)"),
        ("1_3_2", "von 3 (1 3)"),
        ("1", "ganz"),
    ]
