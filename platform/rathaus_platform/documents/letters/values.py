"""What a letter says. Texts may hold `**bold**` and line breaks; all else in them is printed as it is."""

from dataclasses import dataclass
from datetime import date
from typing import Final

STANDARD_BRAND: Final = "#1f6b4a"


@dataclass(frozen=True)
class Sender:
    """The town hall as the letter shows it; `mark_svg` and `horizon_svg` come from its look, or are empty."""

    town: str
    office: str
    street: str
    place: str
    mark_svg: str = ""
    horizon_svg: str = ""
    brand: str = STANDARD_BRAND


@dataclass(frozen=True)
class Column:
    """One column of a table; `numeric` ones stand to the right."""

    title: str
    numeric: bool = False


@dataclass(frozen=True)
class Table:
    """Amounts and how they come about. `total` is the last row in bold: its label and its amount."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, str] | None = None


@dataclass(frozen=True)
class Section:
    """A heading with paragraphs, such as `Warum dieser Betrag?` or `Ihr Recht auf Widerspruch`."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """Labels with values: what somebody stated, or what the register says. Without a title no heading."""

    title: str
    rows: tuple[tuple[str, str], ...]
    columns: tuple[str, str] = ("Angabe", "Eintrag")


@dataclass(frozen=True)
class Attachment:
    """The same content for machines, inside the PDF. Text in UTF-8: JSON or XML."""

    name: str
    data: bytes
    media_type: str
    description: str


@dataclass(frozen=True)
class Letter:
    """One letter. Everything but sender, title and date may be left out; its place closes up."""

    sender: Sender
    title: str
    day: date
    recipient: tuple[str, ...] = ()
    info: tuple[tuple[tuple[str, str], ...], ...] = ()  # groups of label and value; the very first value is bold
    summary: tuple[str, ...] = ()  # the box "Das Wichtigste in Kürze"
    qr_url: str = ""
    qr_label: str = "Vorgang online ansehen"
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None
    facts: tuple[Facts, ...] = ()
    sections: tuple[Section, ...] = ()
    remedy: Section | None = None
    closing: str = ""
    footer: tuple[Section, ...] = ()  # up to three columns; each line is a paragraph
    attachment: Attachment | None = None
