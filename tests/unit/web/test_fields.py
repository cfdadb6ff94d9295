"""How the kit reads Django's fields."""

import pytest
from tests.unit.web.sample_forms import FILLED, WRONG, DogForm, KitForm

from rathaus_platform.web import fields, numbers
from rathaus_platform.web.widgets import DateTriple


def test_kinds() -> None:
    kinds = {field.name: fields.kind_of(field) for field in KitForm()}

    assert kinds == {
        "rasse": "choices", "rufname": "input", "seit": "date", "chip": "input",
        "ort": "select", "text": "textarea", "richtig": "check",
    }  # fmt: skip


def test_voluntary_is_said_not_starred() -> None:
    form = DogForm()
    form.fields["chip"].optional = True  # type: ignore[attr-defined]

    assert [field.name for field in form if fields.is_optional(field)] == ["rufname", "chip"]


def test_date_keeps_what_was_typed() -> None:
    stored = fields.date_parts(DogForm(initial=FILLED)["seit"])
    typed = fields.date_parts(DogForm({**WRONG, "seit_0": "31", "seit_1": "xx"})["seit"])

    assert [part.value for part in stored] == ["3", "11", "2026"]
    assert [part.value for part in typed] == ["31", "xx", "2026"]
    assert [part.name for part in stored] == ["seit_0", "seit_1", "seit_2"]


@pytest.mark.parametrize(
    ("stored", "shown"), [("2026-11-03", ["3", "11", "2026"]), ("2026", ["", "", "2026"]), (None, ["", "", ""])]
)
def test_partial_dates(stored: str | None, shown: list[str]) -> None:
    assert DateTriple().decompress(stored) == shown


def test_control_carries_class_width_and_what_is_wrong() -> None:
    html = fields.control(DogForm(WRONG)["chip"])

    assert 'class="tk-input tk-input--medium"' in html
    assert 'aria-invalid="true"' in html
    assert "id_chip_helptext" in html and "id_chip_error" in html


def test_links_follow_the_order_of_the_form() -> None:
    assert [(link.href, link.text) for link in fields.problem_links(DogForm(WRONG))] == [
        ("#id_seit_0", "Geben Sie an, wann Sie den Hund aufgenommen haben"),
        ("#id_chip", "Die Chipnummer hat 15 Ziffern. Es fehlt eine."),
    ]


def test_numbers_in_words() -> None:
    assert numbers.counted(1, "Angabe", "Angaben") == "eine Angabe"
    assert numbers.counted(12, "Angabe", "Angaben") == "zwölf Angaben"
    assert numbers.counted(13, "Angabe", "Angaben") == "13 Angaben"
    assert [numbers.file_size(size) for size in (96, 84_000, 1_800_000, 2_000_000)] == [
        "96 Byte", "84 KB", "1,8 MB", "2 MB",
    ]  # fmt: skip
