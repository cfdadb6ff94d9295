"""The kinds of landscape and landmark a town can choose, with the numbers that make them."""

from dataclasses import dataclass
from typing import Literal

LandscapeName = Literal["huegel", "wald", "gebirge"]
LandmarkName = Literal["spitzturm", "zwiebelturm", "burg"]
Motif = Literal["tag", "abend", "nacht", "markt", "feld"]

WIDTH, HEIGHT = 1440, 520
TOWN_LEFT, TOWN_RIGHT = 860, 1340


@dataclass(frozen=True)
class Landscape:
    """Amplitudes of the three back ridges in units of the picture, and the share of conifers."""

    amplitudes: tuple[int, int, int]
    conifers: float


LANDSCAPES: dict[str, Landscape] = {
    "huegel": Landscape((26, 20, 24), 0.0),
    "wald": Landscape((16, 12, 18), 1.0),
    "gebirge": Landscape((62, 40, 26), 0.5),
}
LANDMARKS: tuple[str, ...] = ("spitzturm", "zwiebelturm", "burg")


def landscape(name: str) -> Landscape:
    """The landscape of that name; hills for an unknown name, so that no page fails for its picture."""
    return LANDSCAPES.get(name, LANDSCAPES["huegel"])
