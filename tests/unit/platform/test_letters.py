"""Letters are PDF/UA-1 and PDF/A-3a in one file, the same to the byte every time, and print data as data."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from tests.corpus.letters import LETTERS, RECEIPT, SENDER, STATUS, TAX
from tests.harness.needed import needs

from rathaus_platform.documents.api import Facts, Letter, Section, letter
from rathaus_platform.documents.letters.colours import tint
from rathaus_platform.documents.letters.fonts import FOLDER
from rathaus_platform.documents.letters.typography import keep_together

pytestmark = needs((FOLDER / "FiraSans-Regular.ttf").exists(), "the front end is not built")


@pytest.fixture(params=LETTERS)
def written(request: pytest.FixtureRequest) -> Iterator[tuple[Letter, pikepdf.Pdf]]:
    content = LETTERS[request.param]
    with pikepdf.open(io.BytesIO(letter(content))) as pdf:
        yield content, pdf


def _roles(pdf: pikepdf.Pdf) -> list[str]:
    """The kinds of the structure elements in reading order."""
    found: list[str] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for inner in node:
                walk(inner)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node.S).lstrip("/"))
            if "/K" in node:
                walk(node.K)

    walk(pdf.Root.StructTreeRoot.K)
    return found


def test_the_file_says_what_it_is(written: tuple[Letter, pikepdf.Pdf]) -> None:
    content, pdf = written

    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang) == "de-DE"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.docinfo.Title) == content.title
    with pdf.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "3"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == content.title
    assert pdf.Root.OutputIntents[0].S == pikepdf.Name.GTS_PDFA1


def test_the_structure_can_be_read_aloud(written: tuple[Letter, pikepdf.Pdf]) -> None:
    _, pdf = written
    roles = _roles(pdf)
    assert roles.count("H1") == 1
    assert "P" in roles


def test_the_decision_has_headings_a_list_a_table_and_a_picture_with_words() -> None:
    with pikepdf.open(io.BytesIO(letter(TAX))) as pdf:
        roles = _roles(pdf)
        figures = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]

    assert roles.count("H2") == 3  # in short, why this amount, remedy
    assert roles.count("TH") == 3
    assert {"L", "LI", "Table", "Link"} <= set(roles)
    assert roles.index("H1") < roles.index("L") < roles.index("Table")
    assert [str(figure.Alt) for figure in figures] == [f"Vorgang online ansehen: {STATUS}"]


def test_all_fonts_are_inside() -> None:
    with pikepdf.open(io.BytesIO(letter(TAX))) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
        assert {str(font.FontName).partition("+")[2] for font in fonts} == {
            "FiraSans-Regular",
            "FiraSans-SemiBold",
        }
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_the_same_content_for_machines_is_attached() -> None:
    with pikepdf.open(io.BytesIO(letter(TAX))) as pdf:
        file = pdf.attachments["bescheid.json"]
        assert file.get_file().read_bytes() == b'{"betrag": "10.00"}'
        assert file.get_file().mime_type == "application/json"
        assert str(file.obj.AFRelationship) == "/Data"
    with pikepdf.open(io.BytesIO(letter(RECEIPT))) as pdf:
        assert not list(pdf.attachments)


@pytest.mark.parametrize("name", LETTERS)
def test_the_same_letter_is_the_same_to_the_byte(name: str) -> None:
    assert letter(LETTERS[name]) == letter(LETTERS[name])


HOSTILE = '#panic("x") $x$ *a* _b_ @c <d> `e` // f /* g \\ h = i "j" & k'


def test_what_people_write_is_data_and_never_markup() -> None:
    content = replace(
        TAX,
        sender=replace(SENDER, town=HOSTILE, office=HOSTILE),
        title=HOSTILE,
        recipient=(HOSTILE,) * 6,
        summary=(HOSTILE,),
        paragraphs=(HOSTILE, "**" + HOSTILE),
        sections=(Section(HOSTILE, (HOSTILE,)),),
        facts=(Facts(HOSTILE, ((HOSTILE, HOSTILE),)),),
        closing=HOSTILE,
    )
    with pikepdf.open(io.BytesIO(letter(content))) as pdf:
        assert str(pdf.docinfo.Title) == HOSTILE
        assert _roles(pdf).count("H1") == 1


def test_a_long_letter_goes_on_over_the_page() -> None:
    section = Section("Begründung", ("Wir haben abgewogen. " * 40,))
    with pikepdf.open(io.BytesIO(letter(replace(TAX, sections=(section,) * 8)))) as pdf:
        assert len(pdf.pages) > 1


def test_the_receipt_is_dated_on_the_german_day() -> None:
    assert RECEIPT.day == date(2026, 12, 2)
    assert "**2. Dezember 2026** um **0.30 Uhr**" in RECEIPT.summary[0]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("10,00 € bis 7. Januar 2027", "10,00~€ bis 7.~Januar 2027"),
        ("nach § 18 Abs. 1 Satz 2 und §§ 2, 5", "nach §~18 Abs.~1 Satz~2 und §§~2, 5"),
        ("Nossener Straße 20, um 14.32 Uhr", "Nossener Straße~20, um 14.32~Uhr"),
        ("Nr. 2817 und 7. Haus", "Nr.~2817 und 7. Haus"),
    ],
)
def test_what_belongs_together_stays_together(written: str, kept: str) -> None:
    assert keep_together(written) == kept.replace("~", "\u00a0")


def test_tints_run_from_white_to_the_colour() -> None:
    assert tint("#1f6b4a", 0) == "#ffffff"
    assert tint("#1f6b4a", 1) == "#1f6b4a"
    assert tint("#000000", 0.5) == "#808080"
