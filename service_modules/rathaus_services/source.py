"""The files of one module folder, read and checked against their schemas. Knows nothing about what they mean."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rathaus_services import schemas
from rathaus_services.manifest import ELSEWHERE
from rathaus_services.problems import Problem
from rathaus_services.strict_yaml import Unreadable, line_of, parse

REQUIRED = (
    "module.yaml",
    "legal.yaml",
    "fields.json",
    "parameters.yaml",
    "texts/de.yaml",
    "texts/de-LS.yaml",
    "texts/en.yaml",
    "quality.yaml",
)
OPTIONAL = ("form.yaml", "process.yaml", "desk.yaml", "fim.json", "hooks.py", ".released")
_FREE = {("examples", ".yaml"), ("documents", ".yaml"), ("lists", ".json")}
"""Folders whose files have names of their own."""
LARGEST = 200_000
"""Bytes a file of a module may have; a service is a few hundred lines."""
LARGEST_OF = {"fim.json": 20_000_000}
"""A schema of another house is as long as it is."""


@dataclass(frozen=True)
class Source:
    """What was readable. `raw` keeps the texts so that findings can name a line."""

    folder: Path
    raw: Mapping[str, str]
    data: Mapping[str, Any]
    walked: dict[str, list[tuple[tuple[str | int, ...], str]]] = field(default_factory=dict, compare=False, repr=False)
    """What rules/strings.py has collected already."""

    @property
    def key(self) -> str:
        """The name of the folder, which is the key of the service."""
        return self.folder.name

    def under(self, folder: str) -> Mapping[str, Any]:
        """Parsed files of a sub-folder by their stem."""
        return {Path(name).stem: data for name, data in self.data.items() if name.startswith(f"{folder}/")}

    def problem(self, rule: str, file: str, text: str, mend: str, at: Sequence[str | int] = ()) -> Problem:
        """A finding in one of the files; its line is that of the place, or the first of the file."""
        raw = self.raw.get(file)
        line = None if raw is None else line_of(raw, at) if at and file in self.data else 1
        return Problem(self.key, file, rule, text, mend, line)


def read(folder: Path) -> tuple[Source, list[Problem]]:
    """All files of the folder and what is wrong with them as files (rules R001 to R006). Never raises."""
    raw: dict[str, str] = {}
    data: dict[str, Any] = {}
    source = Source(folder, raw, data)
    names = sorted(_files(folder))
    problems = list(_names(source, names))
    for name in names:
        if _is_known(name):
            problems += _read_one(source, folder / name, name, raw, data)
    return source, [*problems, *_no_examples(source, names)]


def _files(folder: Path) -> Iterator[str]:
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        inside = os.path.relpath(where, folder)
        yield from (file if inside == "." else f"{inside}/{file}" for file in files)


def _names(source: Source, names: Sequence[str]) -> Iterator[Problem]:
    for name in REQUIRED:
        if name not in names:
            yield source.problem("R001", name, "Die Datei fehlt.", f"Legen Sie {name} an.")
    for name in names:
        if not _is_known(name):
            mend = "Löschen Sie sie oder nutzen Sie einen der bekannten Namen."
            yield source.problem("R002", name, "Diese Datei kennt die Maschine nicht.", mend)


def _no_examples(source: Source, names: Sequence[str]) -> Iterator[Problem]:
    module = source.data.get("module.yaml")
    done_here = not isinstance(module, Mapping) or module.get("kind") not in ELSEWHERE
    if done_here and not any(name.startswith("examples/") for name in names):
        yield source.problem("R001", "examples", "Es gibt keine Beispiele.", "Legen Sie Beispiele an.")


def _is_known(name: str) -> bool:
    folder, _slash, file = name.rpartition("/")
    return name in REQUIRED or name in OPTIONAL or (folder, Path(file).suffix) in _FREE


def _read_one(source: Source, path: Path, name: str, raw: dict[str, str], data: dict[str, Any]) -> Iterator[Problem]:
    largest = LARGEST_OF.get(name, LARGEST)
    try:
        if path.exists() and not path.is_file():
            raise OSError(0, "keine gewöhnliche Datei")
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as problem:
        yield source.problem("R004", name, f"Nicht lesbar: {problem.strerror}.", "Prüfen Sie Rechte und Verweise.")
        return
    if len(content) > largest:
        yield source.problem("R003", name, f"Die Datei ist größer als {largest} Byte.", "Teilen Sie sie.")
        return
    try:
        raw[name] = content.decode()
        if not name.endswith(".py"):
            data[name] = parse(raw[name])
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        yield Problem(source.key, name, "R004", "Die Datei ist nicht in UTF-8.", "Speichern Sie sie als UTF-8.", line)
    except Unreadable as problem:
        yield Problem(source.key, name, "R005", f"Nicht lesbar: {problem}", "Schreiben Sie es richtig.", problem.line)
    else:
        yield from _fits(source, name)


def _fits(source: Source, name: str) -> Iterator[Problem]:
    schema = schemas.name_for(name)
    if schema is None or name not in source.data:
        return
    for at, text, mend in schemas.errors(schema, source.data[name]):
        yield source.problem("R006", name, text, mend, at)
