"""Any two colours a town may choose end in a palette that holds every contrast, in both modes."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus_cms.theming.oklch import colour, contrast
from rathaus_cms.theming.palette import compute
from rathaus_cms.theming.proof import TEXT, checks, failures

TOWNS = {
    "wilsdruff": ("#1f6b4a", "#c8693c"),
    "bad-belzig": ("#a23b2a", "#4a7a56"),
    "bad-salzschlirf": ("#4b4aa8", "#d99b45"),
}
hex_colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_every_hue_in_both_modes() -> None:
    """360 brand colours, 2 modes, 0 failures."""
    worst, failed = 21.0, []
    for hue in range(360):
        palette = compute(colour(0.55, 0.15, hue), colour(0.7, 0.12, hue + 150))
        for roles in (palette.light, palette.dark):
            failed += [(hue, check) for check in failures(roles)]
            worst = min(worst, *(check.ratio for check in checks(roles) if check.needed == TEXT))
    assert failed == []
    assert worst >= 4.5


@settings(max_examples=150, deadline=None)
@given(brand=hex_colours, accent=hex_colours)
def test_any_two_colours(brand: str, accent: str) -> None:
    """White, black, greys and neon included."""
    palette = compute(brand, accent)
    assert failures(palette.light) == ()
    assert failures(palette.dark) == ()


@pytest.mark.parametrize("town", TOWNS)
def test_brand_of_the_demonstration_towns_is_kept(town: str) -> None:
    """These three carry text as they are: the light action colour is the brand itself."""
    brand, accent = TOWNS[town]
    assert compute(brand, accent).light.action == brand


def test_roles_of_wilsdruff_are_those_of_the_art_direction() -> None:
    """The figures printed in the style guide's picture."""
    palette = compute(*TOWNS["wilsdruff"])
    light = palette.light
    assert (light.paper, light.tint, light.tint2, light.line) == ("#faf9f5", "#edf3ec", "#d8e8d7", "#d8dcd4")
    assert (light.border, light.soft, light.ink, light.deep) == ("#667a6f", "#45564c", "#13221a", "#083824")
    dark = palette.dark
    assert (dark.paper, dark.surface, dark.tint, dark.tint2) == ("#0f1418", "#171d22", "#1c242a", "#223d2f")
    assert light.accentink == "#7f3812"


def test_hover_and_press_move_one_way() -> None:
    """Each state is visibly different from the one before, and never less readable than 4.5:1."""
    for brand, accent in TOWNS.values():
        for roles in (compute(brand, accent).light, compute(brand, accent).dark):
            states = (roles.action, roles.action_hover, roles.action_active)
            ratios = [contrast(roles.onaction, state) for state in states]
            assert all(before > after >= 4.5 for before, after in pairwise(ratios))


def test_picture_stays_readable_under_text() -> None:
    """Ink on the sky and on the two farthest ridges: the only layers text may touch."""
    for brand, accent in TOWNS.values():
        palette = compute(brand, accent)
        for roles, picture in ((palette.light, palette.pictures.day), (palette.dark, palette.pictures.night)):
            assert contrast(roles.ink, picture.sky) >= 7
            assert contrast(roles.soft, picture.sky) >= 4.5
            assert contrast(roles.ink, picture.h2) >= 4.5
