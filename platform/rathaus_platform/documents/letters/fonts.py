"""The letters' fonts: Fira Sans, made from KERN's web fonts by the front-end build."""

from functools import cache
from pathlib import Path
from typing import Final

import typst

from rathaus_platform.errors import PlatformError

FOLDER: Final = Path(__file__).parents[2] / "web" / "static" / "vendor" / "fonts"


class FontsMissing(PlatformError):
    """The front end was not built: without its fonts letters would look and break differently."""

    code = "schriften_fehlen"
    status = 500


@cache
def letter_fonts() -> typst.Fonts:
    """Fira Sans and nothing else, read once per process. Raises FontsMissing."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])
    if "Fira Sans" not in fonts.families():
        raise FontsMissing(f"Keine Schriften in {FOLDER.name}/: bitte das Frontend bauen.")
    return fonts
