"""Keycloak's pages in the look of Rathaus: a folder for its `themes`, shipped with this package."""

import shutil
from hashlib import sha256
from pathlib import Path
from typing import Final

NAME: Final = "rathaus"
FOLDER: Final = Path(__file__).parent / NAME
PROPERTIES, SHEET = "login/theme.properties", "login/resources/css/rathaus.css"


def install(themes: Path) -> Path:
    """Put the theme into a Keycloak's folder of themes, in place of an earlier one; returns where it lies.

    The style sheet is named by its content: Keycloak lets browsers keep it for a month and keeps a packed copy itself,
    both under an address that changes with its own version only. Raises OSError where the folder cannot be written.
    """
    target, sheet = themes / NAME, FOLDER / SHEET
    named = f"rathaus.{sha256(sheet.read_bytes()).hexdigest()[:8]}.css"
    shutil.copytree(FOLDER, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("theme.properties", sheet.name))
    shutil.copyfile(sheet, (target / SHEET).with_name(named))
    properties = (FOLDER / PROPERTIES).read_text(encoding="utf-8")
    (target / PROPERTIES).write_text(properties.replace(sheet.name, named), encoding="utf-8")
    for earlier in (target / SHEET).parent.glob("rathaus*.css"):
        if earlier.name != named:
            earlier.unlink(missing_ok=True)
    return target
