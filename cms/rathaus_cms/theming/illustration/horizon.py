"""The cut edge of the landscape: one colour, above the footer, in the receipt and on letters."""

from rathaus_cms.theming.illustration.dice import Dice
from rathaus_cms.theming.illustration.pen import ellipse, polygon, rect
from rathaus_cms.theming.illustration.ridges import Line, outline, waves

WIDTH, HEIGHT = 1440, 80
HOUSES_LEFT, HOUSES_RIGHT, LANDMARK_X = 905, 1345, 1125


def horizon(seed: str, landmark_name: str, *, fill: str = "currentColor") -> str:
    """The edge as an `<svg>`; phones see its right end, where the town is. `fill` is for print."""
    dice = Dice(f"horizon/{seed}")
    line = waves(dice, 65, 9, (1250, 620, 400))
    drawn = outline(line, WIDTH, HEIGHT) + _houses(dice, line, landmark_name) + _trees(dice, line)
    return (
        f'<svg class="tk-horizon" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="xMaxYMax slice"'
        f' fill="{fill}" aria-hidden="true" focusable="false"><path d="{drawn}"/></svg>'
    )


def _houses(dice: Dice, line: Line, landmark_name: str) -> str:
    made = [_landmark(landmark_name, LANDMARK_X, round(line(LANDMARK_X)))]
    x = HOUSES_LEFT
    while x < HOUSES_RIGHT - 24:
        width = dice.between(24, 40)
        if abs(x + width / 2 - LANDMARK_X) < width / 2 + (30 if landmark_name == "burg" else 12):
            x += 6
            continue
        y = round(line(x + width / 2)) + 6
        height = dice.between(10, 17)
        top = y - 6 - height
        rise = dice.between(8, 14)
        if dice.chance(0.5):
            roof = [(x, top), (x + width / 2, top - rise), (x + width, top)]
        else:
            roof = [(x, top), (x + 5, top - rise), (x + width - 5, top - rise), (x + width, top)]
        made.append(polygon([(x, y), *roof, (x + width, y)]))
        x += width + dice.one_of((0, 4, 9, 16))
    return "".join(made)


def _landmark(name: str, x: int, y: int) -> str:
    if name == "burg":
        merlons = "".join(rect(at, y - 47, 5, 6) for at in (x - 13, x - 3, x + 8))
        return rect(x - 28, y - 20, 56, 26) + rect(x - 13, y - 42, 26, 46) + merlons + rect(x - 28, y - 24, 8, 6)
    if name == "zwiebelturm":
        return f"M{x - 8} {y + 6}v-34c2 -3 -2 -5 -2 -9c0 -8 7 -8 8 -16v-6h4v6c1 8 8 8 8 16c0 4 -4 6 -2 9v34z"
    return polygon([(x - 8, y + 6), (x - 8, y - 28), (x - 1, y - 57), (x + 1, y - 57), (x + 8, y - 28), (x + 8, y + 6)])


def _trees(dice: Dice, line: Line) -> str:
    made = []
    places = [18, 172, 186, 222, dice.between(470, 540), dice.between(690, 760), 1372, 1384, 1403]
    for x in places:
        radius = dice.between(5, 9)
        y = round(line(x))
        made.append(ellipse(x, y - radius - 3, radius, radius) + rect(x - 1, y - 6, 2, 8))
    return "".join(made)
