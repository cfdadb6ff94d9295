"""Makes the files that uploads are tried with: harmless ones of phones and offices, and harmful ones.

`python tests/corpus/uploads.py FOLDER` writes them out; tests take them from `harmless()` and `harmful()`.
"""

import io
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pillow_heif
from PIL import Image, ImageCms, ImageDraw

PAGE = b"BT /F1 18 Tf 72 720 Td (Mietvertrag) Tj ET"


# -- harmless


def picture(size: tuple[int, int] = (640, 480), mode: str = "RGB") -> Image.Image:
    """A picture with an arrow that shows which side is up: red above, blue below."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, size[0], size[1] // 4), fill="red")
    draw.rectangle((0, size[1] * 3 // 4, size[0], size[1]), fill="blue")
    return image.convert(mode)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """The picture as a file of the kind Pillow calls by this name."""
    pillow_heif.register_heif_opener()
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg_from_a_phone() -> bytes:
    """Lies on its side, knows where it was taken (51.05199 N, 13.53657 E), and has a comment."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees to see it upright
    exif[0x010F] = "Telefonhersteller"
    gps = exif.get_ifd(0x8825)
    gps.update({1: "N", 2: (51.0, 3.0, 7.16), 3: "E", 4: (13.0, 32.0, 11.65)})
    lying = picture().transpose(Image.Transpose.ROTATE_90)
    return encoded(lying, "JPEG", exif=exif, comment=b"Erika Mustermann, Musterweg 12")


def jpeg_in_another_colour_space() -> bytes:
    """Carries a profile; without it the colours would be others."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return encoded(picture(), "JPEG", icc_profile=profile)


def png_with_text() -> bytes:
    """A screenshot with a name in its text chunk."""
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "Erika Mustermann")
    return encoded(picture(mode="RGBA"), "PNG", pnginfo=info)


def pdf(change: Callable[[pikepdf.Pdf], None] | None = None, pages: int = 1, **options: Any) -> bytes:
    """A PDF of so many pages, with a change applied before it is written."""
    document = pikepdf.new()
    for _ in range(pages):
        page = document.add_blank_page(page_size=(595, 842))
        page.Contents = document.make_stream(PAGE)
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=document.make_indirect(font)))
    if change:
        change(document)
    out = io.BytesIO()
    document.save(out, **options)
    return out.getvalue()


def pdf_for_reading_only() -> bytes:
    """Opens without a password but says "do not print", as forms of authorities often do."""
    return pdf(encryption=pikepdf.Encryption(owner="geheim", user="", R=6))


def signed(document: pikepdf.Pdf) -> None:
    """A signature field, as far as the structure goes."""
    signature = pikepdf.Dictionary(
        Type=pikepdf.Name.Sig,
        Filter=pikepdf.Name("/Adobe.PPKLite"),
        ByteRange=pikepdf.Array([0, 100, 200, 100]),
        Contents=pikepdf.String(b"\0" * 16),
    )
    field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="Unterschrift", V=document.make_indirect(signature))
    document.Root.AcroForm = pikepdf.Dictionary(SigFlags=3, Fields=pikepdf.Array([document.make_indirect(field)]))


def harmless() -> dict[str, bytes]:
    """File name → content; all of these are to be taken."""
    return {
        "Mietvertrag.pdf": pdf(),
        "Bescheid nur lesen.pdf": pdf_for_reading_only(),
        "unterschrieben.pdf": pdf(signed),
        "viele Seiten.pdf": pdf(pages=120),
        "IMG_0815.JPG": jpeg_from_a_phone(),
        "profil.jpeg": jpeg_in_another_colour_space(),
        "grau.jpg": encoded(picture(mode="L"), "JPEG"),
        "druckerei.jpg": encoded(picture(mode="CMYK"), "JPEG"),
        "Bildschirmfoto.png": png_with_text(),
        "palette.png": encoded(picture(mode="P"), "PNG"),
        "schwarzweiss.png": encoded(picture(mode="1"), "PNG"),
        "IMG_0042.HEIC": encoded(picture(), "HEIF"),
        "eigentlich-ein-png.jpg": encoded(picture(), "PNG"),
        "scan ohne endung": pdf(),
        "Scan vom 12.03.2026": encoded(picture(), "JPEG"),
    }


# -- harmful


def javascript(document: pikepdf.Pdf) -> None:
    """Runs when the file is opened, when a page is shown and when a field changes."""
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('hallo')")
    document.Root.OpenAction = document.make_indirect(action)
    document.pages[0].AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="x()"))
    tree = pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("a"), document.make_indirect(action)]))
    document.Root.Names = pikepdf.Dictionary(JavaScript=tree)


def launch(document: pikepdf.Pdf) -> None:
    """A link that starts a program, behind a harmless first action."""
    start = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")
    harmless_first = pikepdf.Dictionary(S=pikepdf.Name.Named, N=pikepdf.Name.NextPage, Next=pikepdf.Array([start]))
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=pikepdf.Array([0, 0, 100, 100]),
        A=harmless_first,
    )
    document.pages[0].Annots = pikepdf.Array([document.make_indirect(link)])


def embedded_file(document: pikepdf.Pdf) -> None:
    """A program in the list of attachments and another one pinned to the page."""
    document.attachments["rechnung.exe"] = pikepdf.AttachedFileSpec(document, b"MZ" + b"schadcode" * 40)
    pinned = pikepdf.AttachedFileSpec(document, b"MZ" + b"angeheftet" * 40, filename="bild.exe").obj
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.FileAttachment,
        Rect=pikepdf.Array([0, 0, 20, 20]),
        FS=pinned,
    )
    document.pages[0].Annots = pikepdf.Array([document.make_indirect(note)])


def xfa(document: pikepdf.Pdf) -> None:
    """A form that is a program."""
    document.Root.AcroForm = pikepdf.Dictionary(XFA=document.make_stream(b"<xdp:xdp/>"), Fields=pikepdf.Array([]))


def signed_with_javascript(document: pikepdf.Pdf) -> None:
    """Cleaning it would break the signature."""
    signed(document)
    javascript(document)


def png_bomb(width: int = 50_000, height: int = 50_000) -> bytes:
    """Few bytes, two and a half thousand million pixels: only the header tells."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    row = bytes(1 + width // 8)
    packer = zlib.compressobj()
    body = b"".join(packer.compress(row) for _ in range(min(height, 2000))) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def zip_file() -> bytes:
    """An archive: what is inside could not be checked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../etc/passwd", "x" * 100_000)
    return out.getvalue()


def word_file() -> bytes:
    """As zip_file, with the parts that make it a Word document."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
    return out.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><html><script>alert(document.cookie)</script></html>"
EXE = b"MZ\x90\0" + bytes(60) + b"This program cannot be run in DOS mode." + bytes(500)
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def harmful() -> dict[str, tuple[bytes, str]]:
    """File name → (content, the reason it must be refused for)."""
    whole = encoded(picture(), "JPEG")
    return {
        "leer.pdf": (b"", "leer"),
        "zu gross.pdf": (pdf() + bytes(10 * 1024 * 1024), "zu_gross"),
        "passwort.pdf": (pdf(encryption=pikepdf.Encryption(owner="a", user="b", R=6)), "passwort"),
        "programm.jpg": (EXE, "falsch_benannt"),
        "seite.jpg": (HTML, "falsch_benannt"),
        "zeichnung.png": (SVG, "falsch_benannt"),
        "seite.pdf": (HTML, "falsch_benannt"),
        "bild.pdf": (whole, "falsch_benannt"),
        "vertrag.png": (pdf(), "falsch_benannt"),
        "nullen.pdf": (bytes(2000), "falsch_benannt"),
        "text.pdf": (b"Ich bin kein PDF.", "falsch_benannt"),
        "zeichnung.svg": (SVG, "unbekannte_art"),
        "archiv.zip": (zip_file(), "unbekannte_art"),
        "brief.docx": (word_file(), "unbekannte_art"),
        "programm.exe": (EXE, "unbekannte_art"),
        "gif-und-programm.gif": (b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)", "unbekannte_art"),
        "abgeschnitten.jpg": (whole[: len(whole) // 2], "beschaedigt"),
        "abgeschnitten.heic": (encoded(picture(), "HEIF")[:300], "beschaedigt"),
        "nur der anfang.pdf": (b"%PDF-1.7\n1 0 obj\n<<", "beschaedigt"),
        "ohne seiten.pdf": (pdf(pages=0), "beschaedigt"),
        "bombe.png": (png_bomb(), "zu_viele_bildpunkte"),
        "kleinere-bombe.png": (png_bomb(9000, 9000), "zu_viele_bildpunkte"),
        "endlos.pdf": (pdf(pages=501), "zu_viele_seiten"),
        "unterschrieben mit programm.pdf": (pdf(signed_with_javascript), "signiert_mit_programm"),
    }


def main(folder: Path) -> None:
    """Write all of them into two folders."""
    for kind, files in (("harmless", harmless()), ("harmful", {k: v[0] for k, v in harmful().items()})):
        (folder / kind).mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / kind / name).write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
