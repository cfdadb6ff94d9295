"""Sentences of the program in other languages: `texts/<key>.yaml` beside the code, German sentence → translation.

They join Django's own catalogues when the process starts. So `gettext` finds them everywhere, no compiled file
has to be built, shipped or forgotten, and a sentence that is missing falls back to German.
"""

from collections.abc import Mapping
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import trans_real

from rathaus_platform.languages import ALL, GERMAN


def add(folder: Path) -> None:
    """Make the sentences of a folder known. Call it from an AppConfig's `ready`."""
    for language in ALL:
        path = folder / f"{language.key}.yaml"
        if language is not GERMAN and path.exists():
            translation: Any = trans_real.translation(language.code)
            translation.merge(_Catalogue(read(path)))


def read(path: Path) -> dict[str, str]:
    """The sentences of one file."""
    found: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return found


class _Catalogue(GNUTranslations):
    """What Django merges: a dictionary instead of a compiled file."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        super().__init__()
        self._catalog = dict(sentences)
        self.plural = lambda number: int(number != 1)
