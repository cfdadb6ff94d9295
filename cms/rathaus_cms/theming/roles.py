"""The colour roles a town's pages are painted with. Components know roles only, never a colour."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Roles:
    """One mode of a palette; every value is `#rrggbb`. The names are those of the style sheet (`--tk-…`)."""

    paper: str  # the page
    surface: str  # a sheet lying on it
    tint: str  # bands, hover
    tint2: str  # chips, the rest of a progress bar
    line: str  # hairlines, no information in them
    border: str  # edges of controls, at least 3:1
    ink: str
    soft: str
    deep: str  # footer, receipt
    deep2: str  # the horizon on deep
    ondeep: str
    ondeepsoft: str
    accent: str  # shapes only
    accentink: str  # text
    accentsoft: str
    onaccentink: str
    action: str
    action_hover: str
    action_active: str
    onaction: str


@dataclass(frozen=True)
class Feedback:
    """Text and ground of the four feedbacks: the same in every town, so that danger looks like danger."""

    danger: str
    dangerbg: str
    warn: str
    warnbg: str
    ok: str
    okbg: str
    info: str
    infobg: str


FEEDBACK_LIGHT = Feedback("#b3140f", "#fdecea", "#8a5000", "#fdf0d8", "#0b6b4f", "#e2f4ec", "#0b5f86", "#e3f2f9")
FEEDBACK_DARK = Feedback("#ff9a8f", "#43201d", "#f2b866", "#3c2c12", "#74d3ab", "#173428", "#7cc8ee", "#15303f")
