"""Icons inline: Tabler's outlines, read once from what the front-end build has fetched."""

import re
from functools import cache
from pathlib import Path

from django.utils.safestring import SafeString, mark_safe

FOLDER = Path(__file__).resolve().parent / "static" / "vendor" / "icons"
LIST = Path(__file__).resolve().parent / "icons.txt"
_INNER = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_FRAME = re.compile(r'<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*/>')


@cache
def icon_svg(name: str, size: int = 24) -> SafeString:
    """The icon as an element that says nothing to a screen reader: words stand beside it.

    An icon that the build has not fetched is empty: a page is complete without it, and a test finds the name.
    """
    strokes = _strokes(name)
    if not strokes:
        return SafeString("")
    sized = "" if size == 24 else f" tk-icon--{size}"
    arrow = " tk-arrow" if name == "arrow-right" else ""
    return mark_safe(  # noqa: S308 - strokes come from the package, name and size are not printed
        f'<svg class="tk-icon{sized}{arrow}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{strokes}</svg>'
    )


@cache
def _strokes(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+", name):
        return ""
    path = FOLDER / f"{name}.svg"
    if not path.is_file():
        return ""
    inner = _INNER.search(path.read_text(encoding="utf-8"))
    return re.sub(r"\s*\n\s*", "", _FRAME.sub("", inner.group(1))) if inner else ""


def listed() -> frozenset[str]:
    """The names the front-end build fetches."""
    lines = (line.partition("#")[0].strip() for line in LIST.read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if line)
