"""A service folder while it is being made: parsed files by name, and the texts that stay as they were written."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from rathaus_services.manifest import LANGUAGES
from rathaus_services.strict_yaml import parse

BLANK = Path(__file__).parent / "blank"
_KEPT_AS_WRITTEN = ("parameters.yaml", "documents/bescheid.yaml", "documents/ablehnung.yaml")


@dataclass
class Draft:
    """`data` is what will be written, by file name."""

    data: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def blank(cls) -> "Draft":
        """The folder every new service begins with."""
        files = sorted(path for path in BLANK.rglob("*") if path.suffix in (".yaml", ".json"))
        return cls({path.relative_to(BLANK).as_posix(): parse(path.read_text()) for path in files})

    @property
    def fields(self) -> dict[str, Any]:
        """The questions, in order."""
        properties: dict[str, Any] = self.data["fields.json"]["properties"]
        return properties

    def texts(self, language: str) -> dict[str, Any]:
        """The words of one language."""
        words: dict[str, Any] = self.data[f"texts/{language}.yaml"]
        return words

    def ask_for_review(self, name: str, question: str, who: str) -> None:
        """An open point that keeps the service from the tier standard."""
        self.data["quality.yaml"]["review"][name] = {"question": question, "who": who}

    def write(self, folder: Path) -> None:
        """All files. The folder must not exist."""
        folder.mkdir(parents=True)
        for name, content in self.data.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(_as_text(name, content))


def titles(draft: Draft, title: str, said: Any) -> None:
    """The name of the service in every language."""
    for language in LANGUAGES:
        draft.texts(language)["title"] = said(title, language)


def _as_text(name: str, content: Any) -> str:
    if name in _KEPT_AS_WRITTEN:
        return (BLANK / name).read_text()
    if name.endswith(".json"):
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


class _Dumper(yaml.SafeDumper):
    """Lists stand indented under their name, as people write them; nothing is abbreviated by anchors."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True
