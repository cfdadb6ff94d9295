"""File names that can be shown and saved anywhere: no paths, nothing invisible, the right extension. Pure."""

import unicodedata
from typing import Final

from rathaus_platform.documents.kinds import KINDS

_LONGEST_STEM: Final = 100


def clean_name(name: str, media_type: str) -> str:
    """`name` without its folders, control characters and direction marks, ending as the stored kind does."""
    base = name.replace("\\", "/").rpartition("/")[2]
    visible = "".join(sign for sign in unicodedata.normalize("NFC", base) if _harmless(sign))
    before, dot, _ = visible.rpartition(".")
    stem = before if dot else visible
    stem = " ".join(stem.split()).strip(". ")[:_LONGEST_STEM].rstrip(". ")
    return f"{stem or 'Datei'}.{KINDS[media_type].extensions[0]}"


def _harmless(sign: str) -> bool:
    # Category C holds control characters and the direction marks that make "fdp.exe" read as "exe.pdf".
    return not unicodedata.category(sign).startswith("C") and sign not in '<>:"|?*'
