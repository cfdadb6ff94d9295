"""The shield that stands for a town without a logo: sky, landmark, water."""

from rathaus_cms.theming.illustration.pen import polygon, rect
from rathaus_cms.theming.palette import Palette

SHIELD = "M0 0h40v24c0 10 -8 17 -20 22.500c-12 -5.500 -20 -12.500 -20 -22.500z"
LAND = "M0 27c8 -3 12 3 20 3.500c8 0 13 -5 20 -4c-1 9 -8.500 15 -20 20c-11.500 -5 -19.500 -11 -20 -19.500z"
WATER = "M4.200 35c9 -2.500 13 2 31.600 -2.600"


def mark(landmark_name: str, palette: Palette | None = None) -> str:
    """The mark as an `<svg>` of 40 × 47 units. With a palette it carries its own colours: icons, letters."""
    paint = _own(palette) if palette else _classes()
    body = (
        f'<path {paint["sky"]} d="{SHIELD}"/><path {paint["landmark"]} d="{_landmark(landmark_name)}"/>'
        f'<path {paint["land"]} d="{LAND}"/><path {paint["water"]} d="{WATER}"/>'
    )
    name = 'xmlns="http://www.w3.org/2000/svg"' if palette else 'class="tk-mark"'
    return f'<svg {name} viewBox="0 0 40 47" aria-hidden="true" focusable="false">{body}</svg>'


def _classes() -> dict[str, str]:
    return {name: f'class="{name}"' for name in ("sky", "landmark", "land", "water")}


def _own(palette: Palette) -> dict[str, str]:
    roles = palette.light
    return {
        "sky": f'fill="{roles.tint2}"',
        "landmark": f'fill="{roles.accentink}"',
        "land": f'fill="{roles.action}"',
        "water": f'fill="none" stroke="{roles.surface}" stroke-width="2"',
    }


def _landmark(name: str) -> str:
    if name == "burg":
        battlements = rect(15, 11, 3, 4) + rect(19, 11, 3, 4) + rect(24, 11, 3, 4)
        walls = rect(7, 24, 28, 8) + rect(7, 22, 2, 3) + rect(11, 22, 2, 3) + rect(31, 22, 2, 3)
        return rect(15, 14, 12, 18) + battlements + walls
    chapel = polygon([(24, 32), (24, 24), (27, 19), (33, 19), (33, 32)])
    if name == "zwiebelturm":
        return "M15 32v-14c-1 -3 4 -4 4.500 -8v-3h1v3c.5 4 5.500 5 4.500 8v14z" + chapel
    return polygon([(16, 32), (16, 18), (20, 6), (24, 18), (24, 32)]) + chapel
