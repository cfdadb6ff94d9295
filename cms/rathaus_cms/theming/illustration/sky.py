"""Sun and clouds; right of the middle, where no text stands."""

from rathaus_cms.theming.illustration.dice import Dice
from rathaus_cms.theming.illustration.landscapes import HEIGHT, WIDTH
from rathaus_cms.theming.illustration.pen import Shape, ellipse, pill, rect

SUN_RADIUS = 62


def sky(dice: Dice) -> tuple[list[Shape], list[Shape]]:
    """Sky and sun, and the three clouds by themselves: narrow pages leave those out."""
    x, y = dice.between(1240, 1290), dice.between(116, 134)
    back = [Shape("sky", rect(0, 0, WIDTH, HEIGHT)), Shape("sun", ellipse(x, y, SUN_RADIUS, SUN_RADIUS))]
    clouds = [
        *_cloud(dice, dice.between(790, 830), 62, 150),
        *_cloud(dice, dice.between(950, 1010), 106, 122),
        *_cloud(dice, x - 80, y + 22, 126),
    ]
    return back, clouds


def _cloud(dice: Dice, x: int, y: int, width: int) -> list[Shape]:
    above = round(width * 0.4)
    return [
        Shape("cloud", pill(x, y, width, 14)),
        Shape("cloud", pill(x + dice.between(width * 0.28, width * 0.36), y - 16, above, 14)),
    ]
