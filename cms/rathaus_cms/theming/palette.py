"""Two colours of a town become the roles of its light and its dark mode.

Only the lightness of action and accent text moves, in steps of 0.005, until `proof` finds nothing.
Numbers: art direction, section 2.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from rathaus_cms.theming.oklch import WHITE, colour, mixed, parts
from rathaus_cms.theming.picture import Picture, Pictures, pictures
from rathaus_cms.theming.proof import action_holds, text_holds
from rathaus_cms.theming.roles import Roles

STEP = 0.005
# Shares mixed into the action colour under the pointer and while pressed, as KERN does it.
HOVER_LIGHT, ACTIVE_LIGHT = 0.08, 0.16
HOVER_DARK, ACTIVE_DARK = 0.12, 0.24
NIGHT = 250.0  # dark mode is a blue night in every town


@dataclass(frozen=True)
class Palette:
    """Everything a theme paints with. `pictures` are the tokens of the generated landscape."""

    brand: str
    accent: str
    light: Roles
    dark: Roles
    pictures: Pictures

    @property
    def day(self) -> Picture:
        """The landscape by day, for pictures outside a web page (letter, icon)."""
        return self.pictures.day


@lru_cache(maxsize=512)
def compute(brand: str, accent: str) -> Palette:
    """The palette of two `#rrggbb` colours, proved: a colour that carries no text is moved until it does."""
    return Palette(
        brand=brand,
        accent=accent,
        light=_light(brand, accent),
        dark=_dark(brand, accent),
        pictures=pictures(brand, accent),
    )


def _light(brand: str, accent: str) -> Roles:
    lightness, c, h = parts(brand)
    _, ca, ha = parts(accent)
    warm = h < 100 or h > 300
    hw = h - 18 if 100 < h < 200 else h
    resting = Roles(
        paper=colour(0.982, 0.005, 95),
        surface=WHITE,
        tint=colour(0.957, 0.008 if warm else 0.011, hw),
        tint2=colour(0.915, 0.024 if warm else 0.029, hw),
        line=colour(0.888, 0.011, _line_hue(h)),
        border=colour(0.56, 0.03, h),
        ink=colour(0.235, 0.025, h),
        soft=colour(0.435, 0.026, h),
        deep=colour(0.305, min(0.68 * c, 0.085), h),
        deep2=colour(0.362, min(0.68 * c, 0.085), h),
        ondeep=colour(0.975, 0.008, h),
        ondeepsoft=colour(0.86, 0.028, h),
        accent=accent,
        accentink=colour(0.43, min(ca, 0.11), ha),
        accentsoft=colour(0.949, 0.026, ha),
        onaccentink=WHITE,
        action=brand,
        action_hover=brand,
        action_active=brand,
        onaction=WHITE,
    )

    def action(level: float) -> Roles:
        rest = brand if level == lightness else colour(level, c, h)
        return replace(
            resting,
            action=rest,
            action_hover=mixed(rest, WHITE, HOVER_LIGHT),
            action_active=mixed(rest, WHITE, ACTIVE_LIGHT),
        )

    return _with_accent_text(_moved(action, lightness, -STEP), 0.43, min(ca, 0.11), ha, -STEP)


def _dark(brand: str, accent: str) -> Roles:
    lightness, c, h = parts(brand)
    _, ca, ha = parts(accent)
    hd = NIGHT + 0.12 * (h - NIGHT) if h > 150 else NIGHT
    warm = h < 100 or h > 300
    night = colour(0.16, 0.02, h)
    resting = Roles(
        paper=colour(0.188, 0.012, hd),
        surface=colour(0.228, 0.014, hd),
        tint=colour(0.256, 0.016, hd),
        tint2=colour(0.335, 0.036 if warm else 0.042, h),
        line=colour(0.345, 0.016, hd),
        border=colour(0.64, 0.022, hd),
        ink=colour(0.955, 0.006, hd),
        soft=colour(0.795, 0.014, hd),
        deep=colour(0.158, 0.0145, hd),
        deep2=colour(0.225, 0.0145, hd),
        ondeep=colour(0.955, 0.006, hd),
        ondeepsoft=colour(0.795, 0.014, hd),
        accent=colour(0.78, min(ca, 0.12), ha),
        accentink=colour(0.83, min(ca, 0.10), ha),
        accentsoft=colour(0.30, 0.04, ha),
        onaccentink=colour(0.16, 0.02, ha),
        action=night,
        action_hover=night,
        action_active=night,
        onaction=night,
    )

    def action(level: float) -> Roles:
        rest = colour(level, min(c, 0.115), h)
        return replace(
            resting,
            action=rest,
            action_hover=mixed(rest, "#000000", HOVER_DARK),
            action_active=mixed(rest, "#000000", ACTIVE_DARK),
        )

    moved = _moved(action, max(lightness, 0.74), STEP)
    return _with_accent_text(moved, 0.83, min(ca, 0.10), ha, STEP)


def _line_hue(h: float) -> float:
    """Hairlines lie between the paper's warm white and the town's hue; opposite hues would meet in grey."""
    away = (h - 95 + 180) % 360 - 180
    return 95 + away / 2 if abs(away) < 130 else 95.0


def _moved(make: Callable[[float], Roles], start: float, step: float) -> Roles:
    level, roles = start, make(start)
    while not action_holds(roles) and 0 < level + step < 1:
        level += step
        roles = make(level)
    return roles


def _with_accent_text(roles: Roles, level: float, c: float, h: float, step: float) -> Roles:
    while not text_holds(roles.accentink, roles) and 0 < level + step < 1:
        level += step
        roles = replace(roles, accentink=colour(level, c, h))
    return roles
