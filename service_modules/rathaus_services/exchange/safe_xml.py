"""XML from strangers: no document types, no entities, no network, bounded size and depth."""

from pathlib import Path
from xml.parsers import expat

from lxml import etree

from rathaus_services.exchange.refused import Refused, finding
from rathaus_services.problems import Problem

LARGEST = 12_000_000
"""Bytes of a file; real data schemas reach somewhat more than 4 MB."""
TOO_LARGE = "R1501"
DOCUMENT_TYPE = "R1502"
NO_XML = "R1503"


class _Element(Exception):
    """The first element: what may stand before it has been seen."""


class _DocumentType(Exception):
    """A document type begins."""


def read(path: Path) -> bytes:
    """The content of the file. Raises Refused when it is missing or too large, before it is in memory."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as problem:
        raise Refused(
            [finding(path.name, NO_XML, f"Nicht lesbar: {problem.strerror}.", "Prüfen Sie den Pfad.")]
        ) from None
    if len(data) > LARGEST:
        text = f"Die Datei ist größer als {LARGEST // 1_000_000} MB."
        raise Refused([finding(path.name, TOO_LARGE, text, "Teilen Sie das Schema oder prüfen Sie die Datei.")])
    return data


def parse(data: bytes, file: str) -> etree._Element:
    """The root element. Raises Refused for document types, entities and everything that is not XML."""
    _refuse_document_type(data, file)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise Refused([_no_xml(problem, file)]) from None
    info = root.getroottree().docinfo
    if info.doctype or info.internalDTD is not None:
        raise Refused([_document_type(file, None)])
    return root


def _refuse_document_type(data: bytes, file: str) -> None:
    """Reads only up to the first element, so that no entity is ever declared."""
    reader = expat.ParserCreate()

    def stop(*_arguments: object) -> None:
        raise _Element

    def refuse(*_arguments: object) -> None:
        raise _DocumentType

    reader.StartElementHandler = stop
    reader.StartDoctypeDeclHandler = refuse
    try:
        reader.Parse(data, True)
    except _Element:
        return
    except _DocumentType:
        raise Refused([_document_type(file, reader.CurrentLineNumber)]) from None
    except expat.ExpatError:
        return  # lxml says it better


def _document_type(file: str, line: int | None) -> Problem:
    text = "Die Datei enthält einen Dokumenttyp (DOCTYPE). Darin können sich Angriffe verbergen."
    return finding(
        file, DOCUMENT_TYPE, text, "Löschen Sie die Zeile; XDatenfelder und Genericode brauchen sie nicht.", line
    )


def _no_xml(problem: etree.XMLSyntaxError, file: str) -> Problem:
    line = problem.position[0] or None
    if "depth" in str(problem).lower():
        return finding(file, NO_XML, "Die Datei ist zu tief verschachtelt.", "Prüfen Sie die Gruppen auf Kreise.", line)
    return finding(file, NO_XML, f"Das ist kein XML: {problem.msg}.", "Laden Sie die Datei neu herunter.", line)
