"""Furrows on the third ridge: stripes that converge behind it, cut where the ridge begins."""

from rathaus_cms.theming.illustration.dice import Dice
from rathaus_cms.theming.illustration.pen import Shape, polygon
from rathaus_cms.theming.illustration.ridges import Line

FOOT = 432  # hidden behind the town's hill


def furrows(dice: Dice, ridge: Line) -> list[Shape]:
    """A ploughed field left of the town. No clip path is needed: every stripe starts on the ridge itself."""
    middle = dice.between(480, 560)
    vanish = (middle, ridge(middle) - 34)
    stripes = []
    for number in range(-7, 8):
        x = middle + number * (44 + abs(number) * 7)
        half = 8 + 2 * abs(number)
        left, right = (x - half, FOOT), (x + half, FOOT)
        if number:
            stripes.append(
                Shape("furrow", polygon([_cut(vanish, left, ridge), _cut(vanish, right, ridge), right, left]))
            )
        else:
            stripes.append(Shape("furrow", polygon([(x - 4, ridge(x)), (x + 4, ridge(x)), right, left])))
    return stripes


def _cut(start: tuple[float, float], end: tuple[float, float], ridge: Line) -> tuple[float, float]:
    for tenth in range(61):
        t = tenth / 60
        x, y = start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t
        if y >= ridge(x):
            return x, y
    return end
