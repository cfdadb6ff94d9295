"""How a category of news is drawn where there is no picture."""

from typing import Final

ICONS: Final = {
    "rathaus": "building",
    "bauen": "building-community",
    "familie": "baby-carriage",
    "kultur": "masks-theater",
    "verkehr": "bus",
    "umwelt": "recycle",
    "wirtschaft": "briefcase",
    "sport": "ball-football",
}
MOTIFS: Final = {"kultur": "markt", "rathaus": "abend", "familie": "abend"}
"""Motifs of the generated landscape; the other categories show fields by day."""


def icon_of(category: str) -> str:
    """A Tabler icon's name."""
    return ICONS.get(category, "news")


def motif_of(category: str) -> str:
    """A motif's name."""
    return MOTIFS.get(category, "feld")
