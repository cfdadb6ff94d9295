"""Code lists of the German registries (XÖV Genericode), read into pairs of code and name with their version."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from rathaus_services.exchange import safe_xml
from rathaus_services.exchange.refused import Refused, finding

ROOT = "{http://docs.oasis-open.org/codelist/ns/genericode/1.0/}CodeList"
BROKEN = "R1511"
_NAMES = ("name", "bezeichnung", "wert", "beschreibung", "meldungstext", "value")


@dataclass(frozen=True)
class CodeList:
    """One version of one list. `version` is opaque text: a date or a number."""

    name: str
    uri: str
    version: str
    version_uri: str
    entries: tuple[tuple[str, str], ...]


def read(data: bytes, file: str, code_column: str = "", name_column: str = "") -> CodeList:
    """The list in a Genericode file. Columns are found by the list's key unless named. Raises Refused."""
    root = safe_xml.parse(data, file)
    if root.tag != ROOT:
        text = f"Das ist keine Codeliste im Format Genericode 1.0 ({etree.QName(root).localname})."
        raise Refused([finding(file, BROKEN, text, "Laden Sie die Liste als Genericode herunter.", root.sourceline)])
    rows = [_row(row) for row in root.iterfind("SimpleCodeList/Row")]
    columns = [str(column.get("Id")) for column in root.iterfind("ColumnSet/Column")]
    code = code_column or _key(root) or _first(columns)
    name = name_column or _named(columns, code)
    found = CodeList(
        name=_said(root, "ShortName"),
        uri=_said(root, "CanonicalUri"),
        version=_said(root, "Version"),
        version_uri=_said(root, "CanonicalVersionUri"),
        entries=tuple((row[code], row.get(name) or row[code]) for row in rows if row.get(code)),
    )
    _refuse_incomplete(found, code, columns, file)
    return found


def _refuse_incomplete(found: CodeList, code: str, columns: Iterable[str], file: str) -> None:
    if not found.uri or not found.version:
        text = "Die Codeliste nennt ihre Kennung oder Version nicht."
        raise Refused([finding(file, BROKEN, text, "Tragen Sie CanonicalUri und Version ein.")])
    if code not in columns or not found.entries:
        text = f"Die Codeliste hat keine Einträge in der Spalte {code or '(keine)'}."
        raise Refused([finding(file, BROKEN, text, "Nennen Sie die Spalte der Schlüssel.")])
    codes = [entry[0] for entry in found.entries]
    doubled = sorted({one for one in codes if codes.count(one) > 1})
    if doubled:
        text = f"Schlüssel stehen mehrfach in der Codeliste: {', '.join(doubled)} (FIM 1045)."
        raise Refused([finding(file, BROKEN, text, "Lassen Sie jeden Schlüssel nur einmal stehen.")])


def _row(row: etree._Element) -> Mapping[str, str]:
    return {
        str(value.get("ColumnRef")): (value.findtext("SimpleValue") or "").strip() for value in row.iterfind("Value")
    }


def _key(root: etree._Element) -> str:
    """The column of the recommended key, else of the first."""
    keys = list(root.iterfind("ColumnSet/Key"))
    best = [key for key in keys if any("recommendedKeyColumn" in str(mark.tag) for mark in key.iter())] or keys
    reference = best[0].find("ColumnRef") if best else None
    return "" if reference is None else str(reference.get("Ref"))


def _named(columns: list[str], code: str) -> str:
    others = [column for column in columns if column != code]
    return next((column for word in _NAMES for column in others if word in column.lower()), _first(others))


def _first(columns: list[str]) -> str:
    return columns[0] if columns else ""


def _said(root: etree._Element, name: str) -> str:
    return (root.findtext(f"Identification/{name}") or "").strip()
