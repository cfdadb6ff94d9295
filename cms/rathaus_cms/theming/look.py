"""A town's look as one value: theme address, horizon, mark and pictures, computed once and kept."""

import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol

from rathaus_cms.theming import css
from rathaus_cms.theming.illustration.horizon import horizon
from rathaus_cms.theming.illustration.mark import mark
from rathaus_cms.theming.illustration.scene import scene
from rathaus_cms.theming.palette import Palette, compute


class Chosen(Protocol):
    """What a town has chosen; the preferences of a town fit it."""

    @property
    def brand(self) -> str: ...
    @property
    def accent(self) -> str: ...
    @property
    def font(self) -> str: ...
    @property
    def corner(self) -> str: ...
    @property
    def landscape(self) -> str: ...
    @property
    def landmark(self) -> str: ...
    @property
    def seed(self) -> str: ...


@dataclass(frozen=True)
class Choice:
    """A choice by itself. The defaults are the operator's: neutral slate, a horizon no town has."""

    brand: str = "#39506e"
    accent: str = "#c8693c"
    font: str = "fira"
    corner: str = "rund"
    landscape: str = "huegel"
    landmark: str = "spitzturm"
    seed: str = "rathaus"


@dataclass(frozen=True)
class TownLook:
    """What templates call `town_look`. Everything in it follows from `choice` alone."""

    choice: Choice

    @cached_property
    def palette(self) -> Palette:
        """The proved colours."""
        return compute(self.choice.brand, self.choice.accent)

    @cached_property
    def css(self) -> str:
        """The theme's style sheet."""
        return css.render(self.palette, self.choice.font, self.choice.corner)

    @cached_property
    def version(self) -> str:
        """Sixteen hex digits that change whenever style sheet or icon do."""
        return hashlib.sha256((self.css + self.icon).encode()).hexdigest()[:16]

    @property
    def theme_url(self) -> str:
        """The style sheet's address; immutable, because the content is in the name."""
        return f"/theme/{self.version}.css"

    @property
    def icon_url(self) -> str:
        """The mark as a file, for browser tabs and home screens."""
        return f"/theme/{self.version}.svg"

    @cached_property
    def horizon(self) -> str:
        """The cut edge, coloured by `currentColor`."""
        return horizon(self.choice.seed, self.choice.landmark)

    @cached_property
    def mark(self) -> str:
        """The shield, coloured by the style sheet."""
        return mark(self.choice.landmark)

    @cached_property
    def icon(self) -> str:
        """The shield with its own colours."""
        return mark(self.choice.landmark, self.palette)

    def horizon_in(self, fill: str) -> str:
        """The cut edge in a fixed colour (`#rrggbb`): for letters, where no style sheet reaches."""
        return horizon(self.choice.seed, self.choice.landmark, fill=fill)

    def scene(self, motif: str = "tag", seed: str = "", view: str = "") -> str:
        """A picture of this town's landscape. Another seed is another place nearby."""
        return _scene(
            f"{self.choice.seed}/{seed}" if seed else self.choice.seed,
            self.choice.landscape,
            self.choice.landmark,
            motif,
            view,
        )


@lru_cache(maxsize=2048)
def look_for(choice: Choice) -> TownLook:
    """The look of a choice; towns with the same choice share it, so no key needs a town in it."""
    return TownLook(choice)


def chosen(preferences: Chosen) -> Choice:
    """The part of a town's preferences that decides its look."""
    return Choice(
        brand=preferences.brand,
        accent=preferences.accent,
        font=preferences.font,
        corner=preferences.corner,
        landscape=preferences.landscape,
        landmark=preferences.landmark,
        seed=str(preferences.seed),
    )


@lru_cache(maxsize=1024)
def _scene(seed: str, landscape: str, landmark: str, motif: str, view: str) -> str:
    return scene(seed, landscape, landmark, motif, view)


NEUTRAL = look_for(Choice())
