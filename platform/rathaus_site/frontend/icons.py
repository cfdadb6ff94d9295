"""Icons: the Tabler outlines that the platform names in its list, reduced to their strokes."""

import re
from pathlib import Path

_INNER = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_FRAME = re.compile(r'<path stroke="none" d="M0 0h24v24H0z" fill="none" ?/>')  # an invisible square in every icon
_OPENING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
    'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">'
)


class UnknownIcons(Exception):
    """The list names icons that the package does not have."""


def names(listing: Path) -> list[str]:
    """The names of the list: one a line, # begins a remark. A list that is not there names none."""
    if not listing.exists():
        return []
    lines = (line.partition("#")[0].strip() for line in listing.read_text(encoding="utf-8").splitlines())
    return sorted({line for line in lines if line})


def build(wanted: list[str], source: Path, target: Path) -> None:
    """Writes `<name>.svg` for each wanted icon. Raises UnknownIcons with all that are missing."""
    missing = [name for name in wanted if not (source / f"{name}.svg").is_file()]
    if missing:
        raise UnknownIcons(", ".join(missing))
    target.mkdir(parents=True, exist_ok=True)
    for name in wanted:
        (target / f"{name}.svg").write_text(_reduced((source / f"{name}.svg").read_text("utf-8")), "utf-8")


def _reduced(svg: str) -> str:
    match = _INNER.search(svg)
    if match is None:
        raise ValueError("not an SVG picture")
    strokes = re.sub(r"\s*\n\s*", "", _FRAME.sub("", match.group(1)))
    return f"{_OPENING}{strokes}</svg>\n"
