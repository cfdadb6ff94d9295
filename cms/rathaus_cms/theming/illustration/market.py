"""The market motif: lit stalls on the meadow and a string of lights above them."""

from rathaus_cms.theming.illustration.dice import Dice
from rathaus_cms.theming.illustration.pen import Shape, ellipse, polygon, rect

LEFT, RIGHT = 716, 1330


def market(dice: Dice) -> list[Shape]:
    """Stalls in two loose rows, back ones first, then the lights."""
    places = []
    x = LEFT
    while x < RIGHT:
        width = dice.between(44, 58)
        places.append((x, dice.between(492, 506), width, dice.one_of(("roof2", "roof2", "roof"))))
        x += width + dice.between(18, 30)
    shapes: list[Shape] = []
    for place in sorted(places, key=lambda stall: stall[1]):
        shapes += _stall(*place)
    return [*shapes, *_lights(dice)]


def _stall(x: int, y: int, width: int, roof: str) -> list[Shape]:
    top = y - 32
    return [
        Shape("wall", rect(x, top, width, 16)),
        Shape("window", rect(x + 5, top + 2, width - 10, 10)),
        Shape("roof2", rect(x, top + 13, width, 19)),
        Shape(
            roof,
            polygon(
                [
                    (x - 8, top),
                    (x - 8, top - 5),
                    (x + width / 2, top - 26),
                    (x + width + 8, top - 5),
                    (x + width + 8, top),
                ]
            ),
        ),
    ]


def _lights(dice: Dice) -> list[Shape]:
    dots = []
    x, swing = LEFT + 4, 0
    while x < RIGHT:
        sag = 9 - (swing % 6 - 3) ** 2  # six lamps to a wire, the middle ones hang lowest
        dots.append(ellipse(x, 440 + sag, 3, 3))
        x += dice.between(22, 26)
        swing += 1
    return [Shape("window", "".join(dots))]
