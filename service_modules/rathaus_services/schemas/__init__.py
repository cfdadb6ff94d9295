"""The JSON Schemas of a module's files, ready to check with; editors use the same files."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.exceptions import best_match
from referencing import Registry, Resource

FOLDER = Path(__file__).parent
_BY_FILE = {
    "module.yaml": "module",
    "legal.yaml": "legal",
    "fields.json": "fields",
    "parameters.yaml": "parameters",
    "form.yaml": "form",
    "process.yaml": "process",
    "quality.yaml": "quality",
    "fim.json": "fim",
}
_BY_FOLDER = {"texts": "texts", "examples": "example", "documents": "document", "lists": "list"}


def name_for(file: str) -> str | None:
    """The schema for a file of a module, by its name in the folder."""
    return _BY_FILE.get(file) or _BY_FOLDER.get(file.partition("/")[0])


def errors(name: str, value: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """(place, what is wrong) for everything in `value` that the schema does not allow."""
    for error in _validator(name).iter_errors(value):
        found = _deepest(error)
        yield tuple(found.absolute_path), found.message


def value_errors(schema: dict[str, Any], value: Any) -> list[str]:
    """What is wrong with a value of a declared parameter."""
    checker = Draft202012Validator(schema, format_checker=FormatChecker())
    return [error.message for error in checker.iter_errors(value)]


def _deepest(error: ValidationError) -> ValidationError:
    return (best_match(error.context) or error) if error.context else error


@cache
def _validator(name: str) -> Draft202012Validator:
    files = {path.name: json.loads(path.read_text()) for path in FOLDER.glob("*.schema.json")}
    registry: Registry[Any] = Registry().with_resources(
        (file, Resource.from_contents(content)) for file, content in files.items()
    )
    return Draft202012Validator(files[f"{name}.schema.json"], registry=registry)
