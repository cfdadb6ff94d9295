"""Trees: round ones and conifers, alone, in groups and as the edge of a forest."""

from rathaus_cms.theming.illustration.dice import Dice
from rathaus_cms.theming.illustration.pen import Shape, ellipse, polygon, rect
from rathaus_cms.theming.illustration.ridges import Line


def round_tree(kind: str, x: float, y: float, radius: float) -> Shape:
    """A crown on a short trunk; x, y is the foot of the trunk."""
    trunk = max(2.0, radius / 4)
    high = radius * 1.12
    crown = ellipse(x, y - radius * 0.45 - high, radius, high)
    return Shape(kind, rect(x - trunk / 2, y - radius * 0.8, trunk, radius * 0.8) + crown)


def conifer(kind: str, x: float, y: float, height: float) -> Shape:
    """Two stacked triangles; x, y is the middle of the foot."""
    wide, high = height * 0.24, height
    return Shape(
        kind,
        polygon(
            [
                (x - wide, y),
                (x - wide * 0.52, y - high * 0.46),
                (x - wide * 0.74, y - high * 0.46),
                (x, y - high),
                (x + wide * 0.74, y - high * 0.46),
                (x + wide * 0.52, y - high * 0.46),
                (x + wide, y),
            ]
        ),
    )


def tree(dice: Dice, conifers: float, kind: str, x: float, y: float, size: float) -> Shape:
    """A tree of either sort. `size` is the crown's radius; a conifer of that weight is 2.9 times as high."""
    if dice.chance(conifers):
        return conifer(kind, x, y, size * 2.9)
    return round_tree(kind, x, y, size)


def group(dice: Dice, conifers: float, kind: str, line: Line, x: int, count: int) -> list[Shape]:
    """A few trees on a ridge, the middle ones taller."""
    made = []
    for number in range(count):
        size = dice.between(12, 15) if number in (0, count - 1) else dice.between(16, 20)
        made.append(tree(dice, conifers, kind, x, line(x) + 9, size))
        x += round(size * 1.5) + dice.between(2, 8)
    return made


def forest_edge(dice: Dice, conifers: float, kind: str, line: Line, start: int, length: int) -> list[Shape]:
    """The rim of a wood seen from afar: crowns that touch, or small conifers side by side."""
    made, x = [], start
    needles = dice.chance(conifers) or (conifers == 0 and dice.chance(0.25))
    while x < start + length:
        y = line(x) + 7
        if needles:
            made.append(conifer(kind, x, y, dice.between(20, 36)))
            x += dice.between(11, 19)
        else:
            size = dice.between(9, 13)
            made.append(Shape(kind, ellipse(x, y - 7, size, size + 1)))
            x += round(size * 1.35)
    return made


def cluster(dice: Dice, conifers: float, x: int, y: int, count: int, size: int) -> list[Shape]:
    """Big trees at the picture's edge, two greens in turn, the darker ones smaller and behind."""
    back: list[Shape] = []
    front: list[Shape] = []
    for number in range(count):
        dark = number % 2 == 1
        radius = size * (0.72 if dark else 1.0) * (0.85 + 0.3 * dice.share())
        foot = y + dice.between(-3, 9)
        made = tree(dice, conifers, "tree2" if dark else "tree", x, foot, radius)
        (back if dark else front).append(made)
        x += round(radius * (1.25 + 0.25 * dice.share()))
    return _interleaved(back, front)


def _interleaved(back: list[Shape], front: list[Shape]) -> list[Shape]:
    half = len(front) // 2
    return [*front[:half], *back, *front[half:]]
