"""The kinds of files that citizens may send, told by their content. Pure."""

from dataclasses import dataclass
from typing import Final

import puremagic

PDF: Final = "application/pdf"
JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
HEIC: Final = "image/heic"

ACCEPTED: Final = (PDF, JPEG, PNG, HEIC)
MAX_BYTES: Final = 10 * 1024 * 1024


@dataclass(frozen=True)
class Kind:
    """One accepted kind. The first extension is the one that files get; `stored_as` is what it becomes."""

    media_type: str
    label: str
    extensions: tuple[str, ...]
    stored_as: str


KINDS: Final = {
    PDF: Kind(PDF, "PDF", ("pdf",), PDF),
    JPEG: Kind(JPEG, "JPG", ("jpg", "jpeg", "jpe", "jfif"), JPEG),
    PNG: Kind(PNG, "PNG", ("png",), PNG),
    HEIC: Kind(HEIC, "HEIC", ("heic", "heif"), JPEG),
}
# Names that puremagic uses for the same thing; the parsers have the last word on what it is.
_SEEN_AS = {
    "image/jpeg": JPEG,
    "image/png": PNG,
    "application/pdf": PDF,
    "image/heic": HEIC,
    "image/heif": HEIC,
}


def kind_of_content(data: bytes) -> str | None:
    """The accepted media type that the first bytes speak of, or None."""
    try:
        matches = puremagic.magic_string(data)
    except (puremagic.PureError, ValueError):
        return None
    best = max(match.confidence for match in matches)
    for match in matches:
        if match.confidence == best and match.mime_type in _SEEN_AS:
            return _SEEN_AS[match.mime_type]
    return None


def kind_of_name(name: str) -> str | None:
    """The accepted media type that the extension speaks of, or None."""
    extension = name.rpartition(".")[2].lower()
    return next((kind.media_type for kind in KINDS.values() if extension in kind.extensions), None)


def fits(claimed: str | None, found: str) -> bool:
    """Whether name and content agree. A name that claims nothing agrees with all; the file gets a new one.

    Phones often call one kind of picture by the name of another.
    """
    return claimed in (None, found) or (claimed in _PICTURES and found in _PICTURES)


_PICTURES = frozenset({JPEG, PNG, HEIC})
