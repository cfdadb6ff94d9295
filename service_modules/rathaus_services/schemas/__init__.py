"""The JSON Schemas of a module's files, ready to check with; editors use the same files."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import best_match
from referencing import Registry, Resource

from rathaus_services.schemas.messages import Finding, findings

FOLDER = Path(__file__).parent
BY_FILE = {
    "module.yaml": "module",
    "legal.yaml": "legal",
    "fields.json": "fields",
    "parameters.yaml": "parameters",
    "form.yaml": "form",
    "process.yaml": "process",
    "desk.yaml": "desk",
    "quality.yaml": "quality",
    "fim.json": "fim",
}
BY_FOLDER = {"texts": "texts", "examples": "example", "documents": "document", "lists": "list"}


def name_for(file: str) -> str | None:
    """The schema for a file of a module, by its name in the folder."""
    return BY_FILE.get(file) or BY_FOLDER.get(file.partition("/")[0])


def errors(name: str, value: Any) -> Iterator[Finding]:
    """Everything in `value` that the schema does not allow, in German."""
    if not _quick(name).is_valid(value):  # a hundred times quicker; the slow one says what is wrong
        yield from findings(_thorough(name).iter_errors(value))


def value_errors(schema: dict[str, Any], value: Any) -> list[str]:
    """What is wrong with a value of a declared parameter, as sentences."""
    checker = Draft202012Validator(schema, format_checker=FormatChecker())
    return [f"{found.text} {found.mend}" for found in findings(checker.iter_errors(value))]


def schema_error(schema: Any) -> str:
    """What is wrong with a schema as such, empty where nothing is."""
    if jsonschema_rs.meta.is_valid(schema):
        return ""
    error = best_match(Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema))
    return next(findings([error])).text if error else ""


@cache
def _files() -> dict[str, Any]:
    return {path.name: json.loads(path.read_text()) for path in FOLDER.glob("*.schema.json")}


@cache
def _quick(name: str) -> jsonschema_rs.Draft202012Validator:
    registry = jsonschema_rs.Registry([(f"json-schema:///{file}", content) for file, content in _files().items()])
    schema = _files()[f"{name}.schema.json"]
    return jsonschema_rs.Draft202012Validator(schema, registry=registry, validate_formats=True)


@cache
def _thorough(name: str) -> Draft202012Validator:
    registry: Registry[Any] = Registry().with_resources(
        (file, Resource.from_contents(content)) for file, content in _files().items()
    )
    schema = _files()[f"{name}.schema.json"]
    return Draft202012Validator(schema, registry=registry, format_checker=FormatChecker(("date", "regex")))
