"""From values back to XML, element by element as they came."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

from rathaus_services.exchange.fim import grammar


def write(standard: str, kind: str, header: Mapping[str, Any], element: Mapping[str, Any]) -> bytes:
    """The message as a file in UTF-8."""
    writer = _Writer(standard)
    root = etree.Element(writer.tag(grammar.root_name(kind)), nsmap={"xdf": writer.space})
    writer.object(root, "header", header, "header")
    writer.object(root, kind, element, kind)
    etree.indent(root, "    ")
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


class _Writer:
    def __init__(self, standard: str) -> None:
        self.standard = standard
        self.space = grammar.namespace(standard)

    def tag(self, name: str) -> str:
        return f"{{{self.space}}}{name}"

    def object(self, parent: etree._Element, name: str, value: Mapping[str, Any], shape: str) -> None:
        xml = etree.SubElement(parent, self.tag(name), _attributes(value))
        known = grammar.children(self.standard, shape)
        for child_name, content in value.items():
            if not child_name.startswith("@"):
                for one in content if known[child_name].many else [content]:
                    self._value(xml, child_name, one, known[child_name].shape)

    def _value(self, parent: etree._Element, name: str, value: Any, shape: str) -> None:
        if shape == "text":
            xml = etree.SubElement(parent, self.tag(name), _attributes(value))
            xml.text = (value["text"] if isinstance(value, Mapping) else value) or None
        elif shape == "free":
            _free(parent, value)
        elif shape.startswith("code:"):
            xml = etree.SubElement(parent, self.tag(name), _attributes(value))
            etree.SubElement(xml, "code").text = value["code"]
        else:
            self.object(parent, name, value, shape)


def _attributes(value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping):
        return {}
    return {name[1:]: content for name, content in value.items() if name.startswith("@")}


def _free(parent: etree._Element, value: Mapping[str, Any]) -> None:
    xml = etree.SubElement(parent, value["name"], _attributes(value))
    xml.text = value["text"] or None
    for child in value["children"]:
        _free(xml, child)
