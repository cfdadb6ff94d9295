"""From XML to values: everything the standard does not know is refused with its line, nothing is guessed."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from rathaus_services.exchange import safe_xml
from rathaus_services.exchange.fim import grammar
from rathaus_services.exchange.fim.element import Element, Message
from rathaus_services.exchange.refused import Refused, finding
from rathaus_services.problems import Problem

STANDARD = "R1504"
UNKNOWN = "R1505"
DOUBLED = "R1506"
MISSING = "R1507"
CODE = "R1508"


def read(data: bytes, file: str) -> Message:
    """The message in an XDatenfelder file. Raises Refused with all findings."""
    root = safe_xml.parse(data, file)
    standard, kind = _kind(root, file)
    reader = _Reader(standard, file)
    header = element = Element()
    for child in root:
        name = reader.name(child)
        if name == "header":
            header = reader.object(child, "header")
        elif name == kind:
            element = reader.object(child, kind)
        else:
            reader.refuse(
                UNKNOWN, child, f"Das Element {name or child.tag} gehört nicht in die Nachricht.", "Löschen Sie es."
            )
    for name, value in (("header", header), (kind, element)):
        if not value:
            reader.refuse(MISSING, root, f"Das Element {name} fehlt.", "Laden Sie die Datei neu herunter.")
    if any(not problem.warns for problem in reader.found):
        raise Refused(problem for problem in reader.found if not problem.warns)
    return Message(standard, kind, header, element, file, tuple(reader.found))


def _kind(root: etree._Element, file: str) -> tuple[str, str]:
    name = etree.QName(root)
    standard = grammar.NAMESPACES.get(name.namespace or "")
    if standard is None:
        text = f"Den Namensraum {name.namespace or '(keiner)'} kennt Rathaus nicht."
        mend = "Nehmen Sie eine Datei in XDatenfelder 2.0 oder 3.0.0."
        raise Refused([finding(file, STANDARD, text, mend, root.sourceline)])
    if name.localname == grammar.PROFILE:
        text = "Das ist ein Dokumentsteckbrief. Er enthält keine Felder."
        raise Refused([finding(file, STANDARD, text, "Nehmen Sie das Datenschema dazu.", root.sourceline)])
    if name.localname not in grammar.MESSAGES:
        text = f"Die Nachricht {name.localname} kennt XDatenfelder {standard} nicht."
        mend = "Nehmen Sie ein Datenschema (0102), eine Gruppe (0103) oder ein Feld (0104)."
        raise Refused([finding(file, STANDARD, text, mend, root.sourceline)])
    return standard, grammar.MESSAGES[name.localname]


class _Reader:
    """Walks the tree along the grammar and collects what does not fit."""

    def __init__(self, standard: str, file: str) -> None:
        self.standard = standard
        self.file = file
        self.space = grammar.namespace(standard)
        self.found: list[Problem] = []

    def name(self, xml: etree._Element) -> str:
        """The name of an element of the standard, empty for foreign ones."""
        name = etree.QName(xml)
        return name.localname if name.namespace == self.space else ""

    def refuse(self, rule: str, xml: etree._Element, text: str, mend: str) -> None:
        """Something that keeps the file out."""
        self.found.append(finding(self.file, rule, text, mend, xml.sourceline))

    def object(self, xml: etree._Element, shape: str) -> Element:
        """An element with children of the grammar."""
        result, known = _new(xml), grammar.children(self.standard, shape)
        for child in xml:
            name = self.name(child) or _bare_code(child, shape)
            if name not in known:
                text = f"Das Element {etree.QName(child).localname} gehört nicht in {etree.QName(xml).localname}."
                self.refuse(UNKNOWN, child, text, "Löschen Sie es oder prüfen Sie die Version des Standards.")
            else:
                self._put(result, name, known[name], child)
        for name, child in known.items():
            if child.required and not result.get(name):
                empty = next((inner for inner in xml if self.name(inner) == name), None)
                text = f"In {etree.QName(xml).localname} {'fehlt' if empty is None else 'ist leer:'} {name}."
                self.refuse(MISSING, xml if empty is None else empty, text, f"Tragen Sie {name} ein.")
        return result

    def _put(self, into: Element, name: str, child: grammar.Child, xml: etree._Element) -> None:
        value = self._value(xml, child.shape)
        if child.many:
            into.setdefault(name, []).append(value)
        elif name not in into:
            into[name] = value
        elif bool(value) is not bool(into[name]):
            text = f"Das Element {name} steht zweimal da, einmal ist es leer. Das leere entfällt."
            self.found.append(finding(self.file, DOUBLED, text, "Löschen Sie das leere.", xml.sourceline, warns=True))
            if value:
                del into[name]  # the filled one stands later
                into[name] = value
        else:
            text = f"Das Element {name} steht zweimal da."
            self.refuse(DOUBLED, xml, text, "Lassen Sie nur das richtige stehen.")

    def _value(self, xml: etree._Element, shape: str) -> Any:
        if shape == "text":
            for child in xml:
                inner = etree.QName(child).localname
                text = f"In {etree.QName(xml).localname} darf nur Text stehen, kein Element {inner}."
                self.refuse(UNKNOWN, child, text, "Löschen Sie das Element und lassen Sie den Text stehen.")
            return _text(xml)
        if shape == "free":
            return _free(xml)
        if shape.startswith("code:"):
            return self._code(xml, shape.removeprefix("code:"))
        return self.object(xml, shape)

    def _code(self, xml: etree._Element, codes: str) -> Element:
        result = _new(xml)
        children = list(xml)
        if len(children) != 1 or children[0].tag != "code":
            text = f"{etree.QName(xml).localname} braucht genau ein Element code."
            self.refuse(CODE, xml, text, "Schreiben Sie <code>…</code> ohne Namensraum.")
            return result
        value = (children[0].text or "").strip()
        if value not in grammar.CODES[codes]:
            text = f"{etree.QName(xml).localname} kennt den Wert {value or '(leer)'} nicht."
            allowed = ", ".join(sorted(grammar.CODES[codes]))
            self.refuse(CODE, children[0], text, f"Erlaubt sind: {allowed}.")
        result["code"] = value
        return result


def _new(xml: etree._Element) -> Element:
    result = Element(_attributes(xml))
    result.line = xml.sourceline
    return result


def _attributes(xml: etree._Element) -> Iterator[tuple[str, str]]:
    """Attributes of the standard; those with a namespace (xsi:…) speak to XML tools only."""
    return ((f"@{name}", str(value)) for name, value in xml.attrib.items() if not str(name).startswith("{"))


def _bare_code(xml: etree._Element, shape: str) -> str:
    """Values of inline lists: some tools write their `code` without a namespace."""
    return "code" if shape == "wert" and xml.tag == "code" else ""


def _text(xml: etree._Element) -> Any:
    text = (xml.text or "").strip()
    attributes = dict(_attributes(xml))
    return {**attributes, "text": text} if attributes else text


def _free(xml: etree._Element) -> Element:
    result = _new(xml)
    result["name"] = str(xml.tag)
    result["text"] = (xml.text or "").strip()
    result["children"] = [_free(child) for child in xml]
    return result
