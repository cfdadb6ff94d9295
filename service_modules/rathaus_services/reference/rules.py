"""docs/reference/service-rules.md: every number that `rathaus services check` may name."""

import inspect
import re
from collections.abc import Iterator, Mapping

from rathaus_services.rules import RULES, Rule

HEAD = """# Rules of service folders

Made by `rathaus services docs`; do not edit. Numbers are stable: a rule that goes takes its number with it. Every
finding names service, file, line, number and what to do. Warnings are marked; they take no service away from towns.

| number | rule |
|---|---|
"""
WARNINGS = {"R341", "R404"}
ON_FILES: Mapping[str, str] = {
    "R001": "every required file is there, and there are examples",
    "R002": "there are no other files",
    "R003": "no file is larger than 200,000 bytes",
    "R004": "every file can be read and is UTF-8",
    "R005": "every file is YAML or JSON without doubled keys, references, tags or a second document",
    "R006": "every file fits its JSON Schema (`rathaus_services/schemas/`)",
    "R007": "blocks, presets, shared parameters and code lists that are named exist",
    "R008": "no rule fails itself",
    "R104": "no key is used by two catalogues",
}
OF_EXCHANGE: Mapping[str, str] = {
    "R1501": "a FIM file has at most 12 MB",
    "R1502": "it has no document type and no entities",
    "R1503": "it is XML of bearable depth",
    "R1504": "it is a schema, group or field of XDatenfelder 2.0 or 3.0.0",
    "R1505": "it holds no elements that the standard does not know",
    "R1506": "no element stands twice that may stand once",
    "R1507": "what is required is there and filled",
    "R1508": "coded values are values of their lists",
    "R1509": "no group contains itself, and none lies deeper than 30 levels",
    "R1510": "cardinalities are `least:most`",
    "R1511": "a code list is Genericode 1.0 with address, version and unique codes",
    "R1512": "hint: what the official quality list of FIM finds, by its number",
    "R1513": "a service is exported only if it came from FIM",
    "R1514": "a new service has a valid key that is free",
    "R1515": "hint: what the form cannot say or nobody has decided; it stands in quality.yaml or fim.json",
    "R1516": "for every question an answer can be found that fits",
}


def page() -> str:
    """The whole page."""
    known = {**ON_FILES, **dict(_of_services()), **OF_EXCHANGE}
    ordered = sorted(known, key=lambda number: int(number[1:]))
    return HEAD + "".join(f"| {number} | {_said(number, known[number])} |\n" for number in ordered)


def _of_services() -> Iterator[tuple[str, str]]:
    for rule in RULES:
        numbers, text = _doc(rule)
        for number in numbers:
            yield number, text


def _doc(rule: Rule) -> tuple[list[str], str]:
    """Numbers and sentence of a rule; where its docstring is only a number, its module says what it is about."""
    module = inspect.getmodule(rule)
    for doc in (rule.__doc__ or "", (module.__doc__ if module else None) or ""):
        first = " ".join(doc.partition("\n\n")[0].split())
        found = re.match(r"((?:R\d+(?:, )?)+): (.+)", first)
        if found:
            return re.findall(r"R\d+", found[1]), found[2].rstrip(".")
    return re.findall(r"R\d+", rule.__doc__ or ""), rule.__name__.replace("_", " ")


def _said(number: str, text: str) -> str:
    return f"{text} (warning)" if number in WARNINGS else text
