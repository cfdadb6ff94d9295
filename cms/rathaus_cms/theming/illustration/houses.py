"""Houses of the town: gable or eaves, 30 to 52 wide, windows 5 by 8."""

from dataclasses import dataclass

from rathaus_cms.theming.illustration.dice import Dice
from rathaus_cms.theming.illustration.pen import Shape, polygon, polyline, rect

ROOFS = ("roof", "roof", "roof3", "roof2")


@dataclass(frozen=True)
class House:
    """One house: left edge, foot line, width, wall height, and whether it stands in the back row."""

    x: int
    y: int
    width: int
    height: int
    back: bool
    gable: bool
    roof: str

    @property
    def wall(self) -> str:
        """The wall's colour: darker in the back row."""
        return "wall2" if self.back else "wall"


def house(dice: Dice, x: int, y: int, width: int, *, back: bool) -> House:
    """A house drawn by lot, standing at x on the line y."""
    height = dice.between(44, 60) if back else dice.between(22, 28)
    roof = dice.one_of(("roof", "roof3", "roof3", "roof")) if back else dice.one_of(ROOFS)
    return House(x, y, width, height, back, dice.chance(0.5 if back else 0.72), roof)


def drawn(it: House) -> list[Shape]:
    """Wall, roof, windows: in this order, back to front."""
    return [*_gable(it), _windows(it)] if it.gable else [*_eaves(it), _windows(it)]


def _gable(it: House) -> list[Shape]:
    eaves, rise, middle = it.y - it.height, round(it.width * 0.56), it.x + it.width / 2
    wall = polygon(
        [
            (it.x, it.y),
            (it.x, eaves),
            (middle, eaves - rise),
            (it.x + it.width, eaves),
            (it.x + it.width, it.y),
        ]
    )
    line = polyline([(it.x - 3, eaves + 2), (middle, eaves - rise - 2), (it.x + it.width + 3, eaves + 2)])
    return [Shape(it.wall, wall), Shape("e" + it.roof, line)]


def _eaves(it: House) -> list[Shape]:
    eaves, rise = it.y - it.height, round(it.width * 0.48)
    left, right = it.x - 3, it.x + it.width + 3
    roof = polygon([(left, eaves), (left + 7, eaves - rise), (right - 7, eaves - rise), (right, eaves)])
    return [Shape(it.wall, rect(it.x, eaves, it.width, it.height)), Shape(it.roof, roof)]


def _windows(it: House) -> Shape:
    eaves = it.y - it.height
    first, second = it.x + it.width * 0.25 - 2, it.x + it.width * 0.75 - 3
    rows = [eaves + 7, eaves + 24] if it.back else [eaves + 7]
    panes = [rect(x, y, 5, 8) for y in rows for x in (first, second)]
    if it.gable:
        panes.append(rect(it.x + it.width / 2 - 2, eaves - 11, 5, 8))
    return Shape("window", "".join(panes))
