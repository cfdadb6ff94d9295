"""The files of one module folder, read and checked against their schemas. Knows nothing about what they mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
OPTIONAL = ("form.yaml", "process.yaml", "fim.json", "hooks.py", ".released")
FOLDERS = {"examples": "example", "documents": "document", "texts": "texts"}
_FREE = {("examples", ".yaml"), ("documents", ".yaml"), ("lists", ".json")}
"""Folders whose files have names of their own."""
LARGEST = 200_000
"""Bytes a file of a module may have; a service is a few hundred lines."""


@dataclass(frozen=True)
class Source:
    """What was readable. `raw` keeps the texts so that findings can name a line."""

    folder: Path
    raw: Mapping[str, str]
    data: Mapping[str, Any]

    @property
    def key(self) -> str:
        """The name of the folder, which is the key of the service."""
        return self.folder.name

    def under(self, folder: str) -> Mapping[str, Any]:
        """Parsed files of a sub-folder by their stem."""
        return {Path(name).stem: data for name, data in self.data.items() if name.startswith(f"{folder}/")}

    def problem(self, rule: str, file: str, text: str, mend: str, at: Sequence[str | int] = ()) -> Problem:
        """A finding in one of the files, with its line where the place can be found."""
        raw = self.raw.get(file)
        line = line_of(raw, at) if raw and at and not file.endswith(".py") else None
        return Problem(self.key, file, rule, text, mend, line)


def read(folder: Path) -> tuple[Source, list[Problem]]:
    """All files of the folder and what is wrong with them as files (rules R001 to R006). Never raises."""
    raw: dict[str, str] = {}
    data: dict[str, Any] = {}
    source = Source(folder, raw, data)
    problems = list(_names(source))
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        name = path.relative_to(folder).as_posix()
        if _is_known(name):
            problems += _read_one(source, path, name, raw, data)
    return source, [*problems, *_no_examples(source)]


def _names(source: Source) -> Iterator[Problem]:
    for name in REQUIRED:
        if not (source.folder / name).is_file():
            yield source.problem("R001", name, "Die Datei fehlt.", f"Legen Sie {name} an.")
    for path in sorted(source.folder.rglob("*")):
        name = path.relative_to(source.folder).as_posix()
        if path.is_file() and "__pycache__" not in path.parts and not _is_known(name):
            mend = "Löschen Sie sie oder nutzen Sie einen der bekannten Namen."
            yield source.problem("R002", name, "Diese Datei kennt die Maschine nicht.", mend)


def _no_examples(source: Source) -> Iterator[Problem]:
    module = source.data.get("module.yaml")
    done_here = not isinstance(module, Mapping) or module.get("kind") not in ELSEWHERE
    if done_here and not list((source.folder / "examples").glob("*.yaml")):
        yield source.problem("R001", "examples", "Es gibt keine Beispiele.", "Legen Sie Beispiele an.")


def _is_known(name: str) -> bool:
    folder, _slash, file = name.rpartition("/")
    return name in REQUIRED or name in OPTIONAL or (folder, Path(file).suffix) in _FREE


def _read_one(source: Source, path: Path, name: str, raw: dict[str, str], data: dict[str, Any]) -> Iterator[Problem]:
    content = path.read_bytes()
    if len(content) > LARGEST:
        yield source.problem("R003", name, f"Die Datei ist größer als {LARGEST} Byte.", "Teilen Sie sie.")
        return
    try:
        raw[name] = content.decode()
        if not name.endswith(".py"):
            data[name] = parse(raw[name])
    except UnicodeDecodeError:
        yield source.problem("R004", name, "Die Datei ist nicht in UTF-8.", "Speichern Sie sie als UTF-8.")
    except Unreadable as problem:
        yield Problem(source.key, name, "R005", f"Nicht lesbar: {problem}", "Schreiben Sie es richtig.", problem.line)
    else:
        yield from _fits(source, name)


def _fits(source: Source, name: str) -> Iterator[Problem]:
    schema = schemas.name_for(name)
    if schema is None or name not in source.data:
        return
    for where, message in schemas.errors(schema, source.data[name]):
        mend = f"Halten Sie sich an schemas/{schema}.schema.json."
        place = ".".join(str(step) for step in where)
        yield source.problem("R006", name, f"{place}: {message}" if place else message, mend, where)
