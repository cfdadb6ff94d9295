"""Each file of a service has its JSON Schema, and editors are told the same ones that the loader uses."""

import json
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from rathaus_services import registry, schemas

ROOT = Path(__file__).parents[2]
HOW_TO = ROOT / "docs/how-to/add-a-service.md"
FILES = sorted(schemas.FOLDER.glob("*.schema.json"))
NO_DATA = {"hooks.py", ".released"}


def told_to_editors() -> dict[str, str]:
    """Pattern of a file in a folder → name of its schema, as the how-to says."""
    found = re.search(r"```json\n(\{.*?)```", HOW_TO.read_text(), re.S)
    assert found
    settings = json.loads(found[1])
    pairs = [(pattern, url) for url, pattern in settings["yaml.schemas"].items()]
    pairs += [(pattern, one["url"]) for one in settings["json.schemas"] for pattern in one["fileMatch"]]
    assert all((ROOT / url).is_file() for _pattern, url in pairs)
    return {pattern.partition("/*/")[2]: Path(url).name.removesuffix(".schema.json") for pattern, url in pairs}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_schema_is_one(file: Path) -> None:
    schema = json.loads(file.read_text())

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    Draft202012Validator.check_schema(schema)


def test_editors_and_loader_use_the_same_schemas() -> None:
    told = told_to_editors()

    assert set(told.values()) == {*schemas.BY_FILE.values(), *schemas.BY_FOLDER.values()}
    for source in registry.loaded().sources:
        for file in source.raw:
            named = {name for pattern, name in told.items() if fnmatch(file, pattern)}
            assert named == ({schemas.name_for(file)} if file not in NO_DATA else set()), file


@pytest.mark.parametrize("name", sorted({*schemas.BY_FILE.values(), *schemas.BY_FOLDER.values()}))
def test_the_quick_and_the_thorough_check_agree(name: str) -> None:
    """One decides, the other explains: what the first refuses the second must find."""
    for source in registry.loaded().sources:
        for file, data in source.data.items():
            if schemas.name_for(file) == name:
                assert list(schemas.errors(name, data)) == []
                assert [str(error) for error in schemas._thorough(name).iter_errors(data)] == []
    assert list(schemas.errors(name, 7))
