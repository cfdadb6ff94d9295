"""The town on its hill: a back row, the landmark, the town hall, a front row with garden trees."""

from rathaus_cms.theming.illustration import houses
from rathaus_cms.theming.illustration.dice import Dice
from rathaus_cms.theming.illustration.landmarks import landmark
from rathaus_cms.theming.illustration.landscapes import TOWN_LEFT, TOWN_RIGHT
from rathaus_cms.theming.illustration.pen import Shape
from rathaus_cms.theming.illustration.ridges import Line
from rathaus_cms.theming.illustration.townhall import town_hall
from rathaus_cms.theming.illustration.trees import round_tree

LANDMARK_X = TOWN_LEFT + round(0.40 * (TOWN_RIGHT - TOWN_LEFT))
HALL_X = TOWN_LEFT + round(0.68 * (TOWN_RIGHT - TOWN_LEFT))
# No house of the front row hides the foot of the tower or the door of the town hall.
KEPT_FREE = ((LANDMARK_X - 28, LANDMARK_X), (HALL_X + 34, HALL_X + 54))


def behind(dice: Dice, hill: Line, name: str) -> list[Shape]:
    """Everything that stands behind the hill's edge: back row, landmark, town hall."""
    tower_x = LANDMARK_X - 14
    taken = ((tower_x - 20, tower_x + 96), (HALL_X - 4, HALL_X + 92))
    if name == "burg":
        taken = ((tower_x - 76, tower_x + 104), (HALL_X + 26, HALL_X + 122))
    hall = HALL_X + 30 if name == "burg" else HALL_X  # the castle's mound reaches further
    return [
        *_back_row(dice, hill, taken),
        *landmark(name, tower_x, round(hill(tower_x + 40)) + 2),
        *town_hall(hall, round(hill(hall + 42)) + 2),
    ]


def in_front(dice: Dice, hill: Line) -> list[Shape]:
    """The front row on the slope, trees in the gardens between."""
    made: list[Shape] = []
    x = TOWN_LEFT - dice.between(44, 60)
    while x < TOWN_RIGHT + 30:
        width = dice.between(32, 46)
        hidden = next((end for start, end in KEPT_FREE if x + width > start and x < end), None)
        if hidden is None:
            foot = round(hill(x + width / 2)) + dice.between(14, 24)
            made += houses.drawn(houses.house(dice, x, foot, width, back=False))
            x += width + dice.between(6, 14)
        if hidden is not None or dice.chance(0.5):
            size = dice.between(7, 11)
            made.append(round_tree(dice.one_of(("tree", "h5")), x + size, hill(x) + 24, size))
            x = max(x + 2 * size + dice.between(3, 8), (hidden or 0) - size)
    return made


def _back_row(dice: Dice, hill: Line, taken: tuple[tuple[int, int], ...]) -> list[Shape]:
    made: list[Shape] = []
    x = TOWN_LEFT - 12
    while x < TOWN_RIGHT + 20:
        width = dice.between(32, 48)
        blocked = next((end for start, end in taken if x + width > start and x < end), None)
        if blocked is not None:
            x = blocked + dice.between(0, 2)
            continue
        foot = round(max(hill(x), hill(x + width))) + 5
        made += houses.drawn(houses.house(dice, x, foot, width, back=True))
        x += width + dice.one_of((0, 2, 3, 9))
    return made
