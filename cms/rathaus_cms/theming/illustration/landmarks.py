"""What a town is recognised by from afar: a pointed steeple, an onion tower, a castle."""

from collections.abc import Callable

from rathaus_cms.theming.illustration.pen import Shape, arch, ellipse, polygon, rect
from rathaus_cms.theming.illustration.trees import conifer

Drawing = Callable[[int, int], list[Shape]]
# On the castle's mound: colour, distance from its left wall, height.
MOUND_TREES = (("tree", -16, 34), ("tree2", 2, 28), ("tree", 76, 24), ("tree2", 138, 36), ("tree", 156, 30))


def spitzturm(x: int, y: int) -> list[Shape]:
    """A Gothic steeple with its nave; x is the tower's middle, y the ground."""
    spire = polygon([(x - 19, y - 92), (x - 13, y - 106), (x, y - 180), (x + 13, y - 106), (x + 19, y - 92)])
    return [
        *_nave(x, y),
        *_tower(x, y, 92),
        Shape("roof2", spire + rect(x - 1, y - 198, 2, 24)),
    ]


def zwiebelturm(x: int, y: int) -> list[Shape]:
    """A Baroque onion tower with its nave."""
    onion = "c4 -8 -3 -14 -3 -23c0 -22 18 -22 21 -44v-24h4v24c3 22 21 22 21 44c0 9 -7 15 -3 23z"
    return [*_nave(x, y), *_tower(x, y, 82), Shape("roof2", f"M{x - 20} {y - 82}{onion}")]


def burg(x: int, y: int) -> list[Shape]:
    """A castle on its mound: curtain wall, keep, round tower and hall."""
    left, right, foot = x - 70, x + 98, y - 14
    rise = f"M{left - 62} {y + 20}C{left - 18} {y - 4} {left} {foot} {left + 30} {foot}H{right - 26}"
    mound = f"{rise}C{right + 6} {foot} {right + 26} {y - 4} {right + 70} {y + 20}z"
    merlons = "".join(rect(at, foot - 52, 6, 6) for at in range(left + 30, right - 60, 12))
    keep = rect(x - 20, foot - 146, 40, 146)
    return [
        Shape("wall2", rect(left, foot - 46, right - left, 46) + rect(left, foot - 66, 26, 66) + merlons),
        Shape("wall", keep + rect(x + 42, foot - 60, 50, 60)),
        Shape(
            "roof",
            polygon([(x - 27, foot - 146), (x, foot - 188), (x + 27, foot - 146)]) + rect(x - 1, foot - 204, 2, 20),
        ),
        Shape(
            "roof2",
            polygon([(left - 5, foot - 66), (left + 13, foot - 98), (left + 31, foot - 66)])
            + polygon([(x + 37, foot - 60), (x + 45, foot - 88), (x + 89, foot - 88), (x + 97, foot - 60)]),
        ),
        Shape(
            "window",
            rect(x - 4, foot - 126, 8, 8)
            + arch(x - 4, foot - 96, 8, 14)
            + arch(x + 22, foot, 16, 24)
            + "".join(rect(at, foot - 46, 5, 8) for at in (x + 50, x + 64, x + 78)),
        ),
        Shape("h4", mound),
        *(conifer(kind, left + at, y + 6, size) for kind, at, size in MOUND_TREES),
    ]


DRAWINGS: dict[str, Drawing] = {"spitzturm": spitzturm, "zwiebelturm": zwiebelturm, "burg": burg}


def landmark(name: str, x: int, y: int) -> list[Shape]:
    """The landmark of that name; a steeple for a name nobody knows."""
    return DRAWINGS.get(name, spitzturm)(x, y)


def _tower(x: int, y: int, height: int) -> list[Shape]:
    return [
        Shape("wall2", rect(x - 16, y - height, 32, height)),
        Shape("window", arch(x - 4, y - height + 24, 8, 16)),
        Shape("sun", ellipse(x, y - height + 40, 6, 6)),
    ]


def _nave(x: int, y: int) -> list[Shape]:
    windows = "".join(arch(x + at, y - 10, 7, 22) for at in (29, 44, 59, 74))
    roof = polygon([(x + 15, y - 43), (x + 20, y - 79), (x + 86, y - 79), (x + 98, y - 43)])
    return [
        Shape("wall", rect(x + 15, y - 44, 79, 44)),
        Shape("roof", roof),
        Shape("window", windows),
    ]
