"""Keycloak's pages in the look of Rathaus: a folder for its `themes`, shipped with this package."""

import shutil
from pathlib import Path
from typing import Final

NAME: Final = "rathaus"
FOLDER: Final = Path(__file__).parent / NAME


def install(themes: Path) -> Path:
    """Put the theme into a Keycloak's folder of themes, in place of an earlier one; returns where it lies.

    Raises OSError where the folder cannot be written.
    """
    target = themes / NAME
    shutil.copytree(FOLDER, target, dirs_exist_ok=True)
    return target
