"""The town hall: two rows of windows, a gabled dormer and a turret, so that it is known among the houses."""

from rathaus_cms.theming.illustration.pen import Shape, arch, polygon, rect

WIDTH = 84


def town_hall(x: int, y: int) -> list[Shape]:
    """x is the left edge of the wall, y the ground."""
    middle, eaves = x + WIDTH // 2, y - 52
    roof = polygon([(x - 3, eaves), (x + 8, eaves - 38), (x + WIDTH - 8, eaves - 38), (x + WIDTH + 3, eaves)])
    dormer = polygon(
        [
            (middle - 14, eaves - 2),
            (middle - 14, eaves - 24),
            (middle, eaves - 37),
            (middle + 14, eaves - 24),
            (middle + 14, eaves - 2),
        ]
    )
    turret = rect(middle - 8, eaves - 58, 16, 24)
    cap = polygon([(middle - 11, eaves - 58), (middle, eaves - 80), (middle + 11, eaves - 58)])
    rows = "".join(
        rect(x + 9 + 14 * column, y - up, 5, 8) for up in (42, 22) for column in range(5) if up == 42 or column != 2
    )
    return [
        Shape("wall", rect(x, eaves, WIDTH, 52)),
        Shape("roof", roof),
        Shape("wall2", turret + dormer),
        Shape("roof2", cap),
        Shape("window", rect(middle - 2, eaves - 20, 5, 8) + rows + arch(middle - 5, y, 10, 22)),
    ]
