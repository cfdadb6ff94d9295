"""Ridges: three sines each, drawn as one smooth outline down to the foot of the picture."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from rathaus_cms.theming.illustration.dice import Dice
from rathaus_cms.theming.illustration.landscapes import HEIGHT, TOWN_LEFT, TOWN_RIGHT, WIDTH

STEP = 72  # units between two nodes of the outline
Line = Callable[[float], float]


@dataclass(frozen=True)
class Wave:
    """One sine: height, length in units, shift in radians."""

    height: float
    length: float
    shift: float

    def at(self, x: float) -> float:
        """Its height above the middle at x."""
        return self.height * math.sin(2 * math.pi * x / self.length + self.shift)


def waves(dice: Dice, base: float, amplitude: float, lengths: tuple[int, int, int] = (980, 520, 300)) -> Line:
    """A ridge around `base`: a long wave carries most of the amplitude, two shorter ones break its rhythm."""
    sines = [
        Wave(amplitude * share, length * (0.85 + 0.3 * dice.share()), 2 * math.pi * dice.share())
        for share, length in zip((0.74, 0.36, 0.12), lengths, strict=True)
    ]
    return lambda x: base - sum(sine.at(x) for sine in sines)


def town_hill(dice: Dice, base: float = 384, lift: float = 26) -> Line:
    """The hill the town stands on: a low wave, lifted under the town with soft flanks."""
    ground = waves(dice, base, 12, (1300, 640, 360))

    def line(x: float) -> float:
        inside = _smooth((x - (TOWN_LEFT - 190)) / 230) * _smooth((TOWN_RIGHT + 140 - x) / 200)
        return ground(x) - lift * inside

    return line


def outline(line: Line, width: int = WIDTH, foot: int = HEIGHT) -> str:
    """The ridge as a closed path from the left edge to the right one and down to the foot."""
    nodes = [(x, line(x), (line(x + 4) - line(x - 4)) / 8) for x in range(0, width + STEP, STEP)]
    x, y = nodes[0][0], round(nodes[0][1])
    first = nodes[0]
    written = [f"M{x} {y}", _first_curve(first, nodes[1], y)]
    y = round(nodes[1][1])
    for node in nodes[2:]:
        before = (round(node[0] - STEP / 3), round(node[1] - node[2] * STEP / 3))
        here = (node[0], round(node[1]))
        origin = (node[0] - STEP, y)
        written.append(f"s{before[0] - origin[0]} {before[1] - origin[1]} {here[0] - origin[0]} {here[1] - origin[1]}")
        y = here[1]
    return "".join(written) + f"V{foot}H0z"


def _first_curve(start: tuple[float, float, float], end: tuple[float, float, float], y: int) -> str:
    third = STEP / 3
    out = (round(third), round(start[1] + start[2] * third) - y)
    back = (round(STEP - third), round(end[1] - end[2] * third) - y)
    return f"c{out[0]} {out[1]} {back[0]} {back[1]} {STEP} {round(end[1]) - y}"


def _smooth(t: float) -> float:
    t = min(max(t, 0.0), 1.0)
    return t * t * (3 - 2 * t)
