"""Uploads: harmless files come out clean, harmful ones are refused with a text that says what to do."""

import io

import pikepdf
import pytest
from PIL import Image
from tests.corpus import uploads

from rathaus_platform.documents import sandbox
from rathaus_platform.documents.api import MAX_BYTES, UploadRefused, check_upload
from rathaus_platform.documents.errors import TEXTS
from rathaus_platform.documents.inspection.result import Refused
from rathaus_platform.documents.kinds import JPEG, PDF, PNG

HARMLESS = uploads.harmless()
HARMFUL = uploads.harmful()


def _picture(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_files_are_taken_and_can_be_opened(name: str) -> None:
    checked = check_upload(name, HARMLESS[name])

    assert checked.state == "unchecked"  # no scanner is set here, and the file says so
    assert checked.notes == ()
    if checked.media_type == PDF:
        with pikepdf.open(io.BytesIO(checked.data)) as document:
            assert document.pages[0].Contents.read_bytes() == uploads.PAGE
    else:
        assert _picture(checked.data).format == {JPEG: "JPEG", PNG: "PNG"}[checked.media_type]


@pytest.mark.parametrize("name", HARMFUL)
def test_harmful_files_are_refused_for_the_right_reason(name: str) -> None:
    data, reason = HARMFUL[name]

    with pytest.raises(UploadRefused) as refusal:
        check_upload(name, data)

    assert refusal.value.reason == reason
    assert refusal.value.status == 422
    assert str(refusal.value.text).endswith(".")


def test_the_corpus_meets_every_reason() -> None:
    met = {reason for _, reason in HARMFUL.values()}
    assert met == set(TEXTS) - {"schadsoftware", "nicht_pruefbar"}  # their own tests are below and beside


def test_a_photo_loses_its_place_and_its_comment_and_stands_upright() -> None:
    before = _picture(HARMLESS["IMG_0815.JPG"])
    assert before.getexif().get_ifd(0x8825)[1] == "N"
    assert before.size == (480, 640)

    checked = check_upload("IMG_0815.JPG", HARMLESS["IMG_0815.JPG"])
    after = _picture(checked.data)

    assert checked.name == "IMG_0815.jpg"
    assert not after.getexif()
    assert "exif" not in after.info
    assert "comment" not in after.info
    assert b"Mustermann" not in checked.data
    assert b"Telefonhersteller" not in checked.data
    assert after.size == (640, 480)
    red, _, blue = after.getpixel((320, 10))  # type: ignore[misc]
    assert red > 200 > 60 > blue


def test_a_screenshot_loses_the_name_of_its_maker_and_keeps_its_transparency() -> None:
    checked = check_upload("Bildschirmfoto.png", HARMLESS["Bildschirmfoto.png"])
    assert b"Mustermann" not in checked.data
    assert _picture(checked.data).mode == "RGBA"


def test_heic_becomes_jpeg() -> None:
    checked = check_upload("IMG_0042.HEIC", HARMLESS["IMG_0042.HEIC"])
    assert (checked.name, checked.media_type) == ("IMG_0042.jpg", JPEG)
    assert _picture(checked.data).size == (640, 480)


def test_a_picture_under_the_wrong_picture_name_gets_the_right_one() -> None:
    checked = check_upload("eigentlich-ein-png.jpg", HARMLESS["eigentlich-ein-png.jpg"])
    assert (checked.name, checked.media_type) == ("eigentlich-ein-png.png", PNG)


@pytest.mark.parametrize("change", ["javascript", "launch", "embedded_file", "xfa"])
def test_programs_and_attachments_are_taken_out_of_a_pdf_and_the_citizen_is_told(change: str) -> None:
    before = uploads.pdf(getattr(uploads, change))

    checked = check_upload("formular.pdf", before)

    assert [str(note) for note in checked.notes] == [
        "Die PDF-Datei enthielt Programme oder Anhänge. Wir haben sie entfernt. Die Seiten sind unverändert."
    ]
    with pikepdf.open(io.BytesIO(checked.data)) as document:
        assert document.pages[0].Contents.read_bytes() == uploads.PAGE
        everything = b"".join(_plain(one) for one in document.objects)
    for word in (
        b"/JavaScript",
        b"alert",
        b"/Launch",
        b"cmd.exe",
        b"schadcode",
        b"angeheftet",
        b"/XFA",
        b"xdp",
    ):
        assert word not in everything


def _plain(found: pikepdf.Object) -> bytes:
    streams = found.read_bytes() if isinstance(found, pikepdf.Stream) else b""
    return bytes(found.unparse(resolved=True)) + streams


def test_a_font_called_like_an_action_stays() -> None:
    def odd_names(document: pikepdf.Pdf) -> None:
        fonts = document.pages[0].Resources.Font
        fonts.AA = fonts.A = fonts.EF = fonts.JS = fonts.F1

    checked = check_upload("schriften.pdf", uploads.pdf(odd_names))

    assert checked.notes == ()
    with pikepdf.open(io.BytesIO(checked.data)) as document:
        assert set(document.pages[0].Resources.Font.keys()) == {"/F1", "/AA", "/A", "/EF", "/JS"}


def test_a_signed_pdf_stays_as_it_is_to_the_byte() -> None:
    assert check_upload("unterschrieben.pdf", HARMLESS["unterschrieben.pdf"]).data == HARMLESS["unterschrieben.pdf"]


def test_what_hangs_behind_a_pdf_does_not_come_along() -> None:
    polyglot = HARMLESS["Mietvertrag.pdf"] + uploads.HTML + uploads.zip_file()
    checked = check_upload("Mietvertrag.pdf", polyglot)
    assert b"<script>" not in checked.data
    assert b"PK\x03\x04" not in checked.data


def test_what_hides_in_a_photo_does_not_come_along() -> None:
    polyglot = HARMLESS["IMG_0815.JPG"] + b"<?php system($_GET[0]); ?>" + uploads.HTML
    checked = check_upload("IMG_0815.JPG", polyglot)
    assert b"<?php" not in checked.data
    assert b"<script>" not in checked.data


def test_only_the_kinds_a_field_asks_for_are_taken() -> None:
    with pytest.raises(UploadRefused) as refusal:
        check_upload("foto.jpg", HARMLESS["grau.jpg"], accept=(PDF,))
    assert refusal.value.reason == "unbekannte_art"
    assert str(refusal.value.text) == "Diese Art von Datei nehmen wir nicht an. Möglich sind: PDF."


def test_the_limit_of_size_is_ten_megabytes() -> None:
    assert MAX_BYTES == 10_485_760
    padded = HARMLESS["Mietvertrag.pdf"] + b" " * (MAX_BYTES - len(HARMLESS["Mietvertrag.pdf"]))
    assert check_upload("a.pdf", padded).media_type == PDF
    with pytest.raises(UploadRefused):
        check_upload("a.pdf", padded + b" ")


def test_a_file_that_breaks_its_reader_ends_only_the_reader() -> None:
    with pytest.raises(Refused) as refusal:
        sandbox.inspect(b"x", "image/unknown")  # the child ends with an error of its own
    assert refusal.value.reason == "nicht_pruefbar"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Mietvertrag.pdf", "Mietvertrag.pdf"),
        ("C:\\Users\\erika\\Mietvertrag.PDF", "Mietvertrag.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("harmlos\u202efdp.exe.pdf", "harmlosfdp.exe.pdf"),
        ("zeile\r\nSet-Cookie: a.pdf", "zeileSet-Cookie a.pdf"),
        ("A\u0308mter.pdf", "Ämter.pdf"),
        ("a" * 300 + ".pdf", "a" * 100 + ".pdf"),
        (".pdf", "Datei.pdf"),
        ("\u200b.pdf", "Datei.pdf"),
    ],
)
def test_names_are_safe_to_show_and_to_save(sent: str, kept: str) -> None:
    assert check_upload(sent, HARMLESS["Mietvertrag.pdf"]).name == kept


def test_a_phones_best_picture_fits_into_the_readers_memory() -> None:
    """49 million pixels: the limit of pixels must bite before the limit of memory does."""
    large = uploads.encoded(uploads.picture((8000, 6200)), "JPEG")
    assert _picture(sandbox.inspect(large, JPEG).data).size == (8000, 6200)
