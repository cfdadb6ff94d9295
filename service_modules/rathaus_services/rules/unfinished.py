"""R34x: what nobody has written yet is marked and told; such a service passes the check, but no town gets it."""

from collections.abc import Iterator
from dataclasses import replace

from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.rules.strings import strings_of
from rathaus_services.source import Source

OPEN = "(offen)"
"""Begins every text that still has to be written."""


def texts_are_written(source: Source, _module: Module) -> Iterator[Problem]:
    """R341: every text is written; one warning a file, at the first that is marked (offen)."""
    for file in source.data:
        if OPEN not in source.raw[file] or file == "fim.json":
            continue
        places = [place for place, text in strings_of(source, file) if text.startswith(OPEN)]
        if places:
            text = "Ein Text ist noch offen." if len(places) == 1 else f"{len(places)} Texte sind noch offen."
            mend = f"Schreiben Sie, was mit {OPEN} beginnt."
            yield replace(source.problem("R341", file, text, mend, places[0]), warns=True, unfinished=True)


RULES = (texts_are_written,)
