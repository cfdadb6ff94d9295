"""Every XDatenfelder file of the corpus: taken whole and given back unchanged, or refused with its line."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from tests.unit.services.fim_files import field, group, schema

from rathaus_services.exchange import safe_xml
from rathaus_services.exchange.fim import quality, tree
from rathaus_services.exchange.fim.exporting import export
from rathaus_services.exchange.fim.importing import read_files
from rathaus_services.exchange.fim.reading import read
from rathaus_services.exchange.refused import Refused
from rathaus_services.exchange.scaffold.create import create

CORPUS = Path(__file__).parents[2] / "corpus/fim"
BROKEN = {
    "xdf2/duplicate-optional-value": ("R1506", 15),
    "xdf2/duplicate-required-value": ("R1506", 13),
    "xdf2/unknown-namespace": ("R1504", 2),
    "xdf3/duplicate-id-node": ("R1506", 11),
    "xdf3/empty-id-node": ("R1507", 10),
    "xdf3/invalid-freigabestatus": ("R1508", 18),
    "xdf3/missing-id-node": ("R1507", 9),
    "xdf3/unexpected-node": ("R1505", 11),
    "xdf3/unknown-namespace": ("R1504", 3),
}
WHOLE = sorted(
    {path.relative_to(CORPUS).with_suffix("").as_posix() for path in CORPUS.glob("xdf*/*.xml")} - set(BROKEN)
)


def canonical(xml: Any) -> Any:
    """What counts of an element: names, attributes of the standard, texts without outer blanks, children in order."""
    attributes = sorted((name, value) for name, value in xml.attrib.items() if not name.startswith("{"))
    return (
        xml.tag,
        attributes,
        (xml.text or "").strip(),
        [canonical(child) for child in xml if child.tag is not etree.Comment],
    )


def without_empty_twins(xml: Any) -> Any:
    """input.xml says `inhalt` twice, once without content; that one is told and left out."""
    for element in list(xml.iter("{*}inhalt")):
        if not element.text and element.getparent().findall(element.tag)[1:]:
            element.getparent().remove(element)
    return xml


@pytest.mark.parametrize("name", WHOLE)
def test_a_schema_becomes_a_draft_and_comes_back_as_it_was(name: str, tmp_path: Path) -> None:
    file = CORPUS / f"{name}.xml"

    created = create("probe", tmp_path, read_files(file))

    assert [str(problem) for problem in created.loaded.problems if not problem.warns] == []
    assert [module.tier for module in created.loaded.modules] == ["entwurf"]
    assert created.loaded.sound == ()
    assert canonical(etree.fromstring(export(created.folder))) == canonical(
        without_empty_twins(etree.parse(file).getroot())
    )


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_with_its_line(name: str) -> None:
    rule, line = BROKEN[name]

    with pytest.raises(Refused) as refusal:
        read_files(CORPUS / f"{name}.xml")

    (problem,) = refusal.value.problems
    assert (problem.rule, problem.line) == (rule, line)
    assert problem.text.endswith(".")
    assert problem.mend.endswith(".")


LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<lolz>&c;</lolz>"""
SECRET = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY s SYSTEM "file:///etc/passwd">]><x>&s;</x>'
REMOTE = b'<!DOCTYPE x SYSTEM "http://example.org/x.dtd"><x/>'
UTF_16 = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'.encode("utf-16")


@pytest.mark.parametrize("data", [LAUGHS, SECRET, REMOTE, UTF_16], ids=["laughs", "secret", "remote", "utf-16"])
def test_document_types_are_refused_before_any_entity_is_read(data: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        read(data, "boese.xml")

    assert [problem.rule for problem in refusal.value.problems] == ["R1502"]


@pytest.mark.parametrize("data", [b"", b"kein xml", b"<a>", b"<a>&lol;</a>", b"<a>\xff</a>"])
def test_what_is_no_xml_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        read(data, "kaputt.xml")

    assert [problem.rule for problem in refusal.value.problems] == ["R1503"]


def test_a_file_too_large_is_refused_before_it_is_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_xml, "LARGEST", 1_000)
    (tmp_path / "gross.xml").write_bytes(b"<a>" + b" " * 2_000)

    with pytest.raises(Refused) as refusal:
        read_files(tmp_path / "gross.xml")

    assert [problem.rule for problem in refusal.value.problems] == ["R1501"]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Nicht lesbar"):
        read_files(tmp_path / "fehlt.xml")


def test_a_group_inside_itself_is_refused_with_the_way_round() -> None:
    inner = group("G60000000001", "Innen", group("G60000000002", "Außen", field("F60000000001", "Feld")))
    message = read(schema(group("G60000000002", "Außen", inner)), "kreis.xml")

    with pytest.raises(Refused, match=r"G60000000002 → G60000000001 → G60000000002; FIM 1026"):
        tree.build(message)


def test_a_schema_deeper_than_any_form_is_refused() -> None:
    inside = field("F60000000001", "Feld")
    for number in range(40):
        inside = group(f"G600000001{number:02}", f"Ebene {number}", inside)

    with pytest.raises(Refused) as refusal:
        tree.build(read(schema(inside), "tief.xml"))

    assert [problem.rule for problem in refusal.value.problems] == ["R1509"]


def test_xml_deeper_than_the_parser_allows_is_refused() -> None:
    with pytest.raises(Refused, match="zu tief verschachtelt"):
        read(b"<a>" * 400 + b"</a>" * 400, "tief.xml")


@pytest.mark.parametrize(
    ("times", "number"), [("", "R1507"), ("viele", "1046"), ("2:1", "1047"), ("1:0", "1047"), ("1", "1046")]
)
def test_a_cardinality_that_cannot_be_is_refused_by_its_official_number(times: str, number: str) -> None:
    with pytest.raises(Refused, match=number):
        tree.build(read(schema(field("F60000000001", "Feld", times=times)), "zahl.xml"))


@pytest.mark.parametrize(
    ("part", "number"),
    [
        (group("G60000000001", "Leer"), 1023),
        (field("F60000000001", "Wahl", "text", kind="select"), 1018),
        (field("F60000000001", "Wahl", "num", kind="select"), 1011),
        (field("F60000000001", "Zahl", "num", extra='<xdf:praezisierung maxLength="5"/>'), 1015),
        (field("F60000000001", "Text", extra='<xdf:praezisierung minValue="1"/>'), 1016),
        (field("F60000000001", "Text", extra='<xdf:praezisierung minLength="9" maxLength="5"/>'), 1061),
        (field("F60000000001", "Zahl", "num_int", extra='<xdf:praezisierung minValue="9" maxValue="5"/>'), 1064),
        (group("G60000000001", "Wahl", field("F60000000001", "Eins"), art="X"), 1043),
        (group("G60000000001", "Wahl", field("F60000000001", "Eins"), art="X"), 1118),
    ],
)
def test_what_the_official_list_finds_is_told_by_its_number(part: str, number: int) -> None:
    root = tree.build(read(schema(part), "qs.xml"))

    assert any(f"(FIM {number})" in problem.text for problem in quality.hints(root, "qs.xml"))


def test_the_same_field_in_two_versions_is_told() -> None:
    other = field("F60000000001", "Feld").replace("1.0.0", "2.0.0")
    root = tree.build(read(schema(field("F60000000001", "Feld"), other), "qs.xml"))

    assert "(FIM 1003)" in str(quality.hints(root, "qs.xml")[0])
