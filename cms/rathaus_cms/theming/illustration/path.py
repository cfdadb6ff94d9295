"""The path through the meadow: wide where the onlooker stands, narrowing into the town."""

from rathaus_cms.theming.illustration.pen import Shape

# Both banks as cubic curves relative to the upper end: one bend to the right, just below the town.
LEFT_BANK = ((14, 6, 10, 17, -22, 25), (-96, 42, -150, 58, -196, None))
RIGHT_BANK = ((-130, 70, -82, 48, -8, 29), (30, 18, 28, 4, 10, 0))


def path(x: int, top: int, foot: int = 496) -> Shape:
    """From the foot of the picture up to x, top."""
    down = "".join(_curve(x, top, foot, *bank) for bank in LEFT_BANK)
    up = "".join(_curve(x, top, foot, *bank) for bank in RIGHT_BANK)
    return Shape("path", f"M{x} {top}{down}h52{up}z")


def _curve(x: int, top: int, foot: int, x1: int, y1: int, x2: int, y2: int, x3: int, y3: int | None) -> str:
    end = foot if y3 is None else top + y3
    return f"C{x + x1} {top + y1} {x + x2} {top + y2} {x + x3} {end}"
