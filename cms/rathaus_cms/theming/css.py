"""A town's style sheet: custom properties for both modes and the lights of its landscape, nothing else."""

from dataclasses import asdict

from rathaus_cms.theming.palette import Palette
from rathaus_cms.theming.picture import Picture
from rathaus_cms.theming.roles import FEEDBACK_DARK, FEEDBACK_LIGHT, Feedback, Roles

FONTS = {
    "fira": '"Fira Sans", "Noto Sans", system-ui, sans-serif',
    "noto": '"Noto Sans", system-ui, sans-serif',
    "system": "system-ui, sans-serif",
}
# Where dark holds: by the system, or by the visitor's choice. Wagtail's admin says it with a class of its own.
FOLLOWS = ":root:not([data-theme=light],.w-theme-light)"
FORCED = ":root:is([data-theme=dark],.w-theme-dark)"
# Radii of controls, pictures and sheets in px; chips stay round.
CORNERS = {"rund": (6, 10, 16), "klar": (2, 4, 6)}


def render(palette: Palette, font: str = "fira", corner: str = "rund") -> str:
    """The style sheet as text. Dark follows the system unless the root element carries `data-theme`."""
    shape = _shape(font, corner)
    light = _mode("light", palette.light, FEEDBACK_LIGHT, palette.pictures.day)
    dark = _mode("dark", palette.dark, FEEDBACK_DARK, palette.pictures.night)
    evening = _declared(_picture(palette.pictures.evening))
    night = _declared(_picture(palette.pictures.night))
    return (
        "@layer theme{"
        f":root{{{shape}{light}}}"
        f".tk-scene--abend{{{evening}}}"
        f".tk-scene--nacht{{{night}}}"
        f"@media (prefers-color-scheme:dark){{{FOLLOWS}{{{dark}}}{FOLLOWS} .tk-scene--abend{{{night}}}}}"
        f"{FORCED}{{{dark}}}{FORCED} .tk-scene--abend{{{night}}}"
        "}\n"
    )


def _shape(font: str, corner: str) -> str:
    control, picture, sheet = CORNERS.get(corner, CORNERS["rund"])
    family = FONTS.get(font, FONTS["fira"])
    return f"--tk-font:{family};--tk-r-control:{control}px;--tk-r-picture:{picture}px;--tk-r-sheet:{sheet}px;"


def _mode(name: str, roles: Roles, feedback: Feedback, picture: Picture) -> str:
    return f"color-scheme:{name};" + _declared({**_roles(roles), **_roles(feedback), **_picture(picture)})


def _roles(values: Roles | Feedback) -> dict[str, str]:
    return {f"--tk-{name.replace('_', '-')}": value for name, value in asdict(values).items()}


def _picture(picture: Picture) -> dict[str, str]:
    return {f"--s-{name}": value for name, value in asdict(picture).items()}


def _declared(values: dict[str, str]) -> str:
    return "".join(f"{name}:{value};" for name, value in values.items())
