"""The style sheet of a town: tokens for both modes and nothing a content security policy would stop."""

import re

import pytest

from rathaus_cms.theming.css import FOLLOWS, FORCED, render
from rathaus_cms.theming.look import NEUTRAL, Choice, look_for
from rathaus_cms.theming.palette import compute
from rathaus_platform.web.assets import SOURCES, small

SHEET = render(compute("#1f6b4a", "#c8693c"))


def test_all_in_one_layer() -> None:
    """Layer `theme` comes after `kern` and `kit`, so tokens win without any weight."""
    assert SHEET.startswith("@layer theme{") and SHEET.count("@layer") == 1
    assert SHEET.count("{") == SHEET.count("}")
    assert "url(" not in SHEET and "!important" not in SHEET


@pytest.mark.parametrize("selector", [f"{FOLLOWS}{{", f"{FORCED}{{"])
def test_both_modes_declare_the_same_tokens(selector: str) -> None:
    """A token missing in one mode would show the other mode's colour."""
    start = SHEET.index(selector) + len(selector)
    names = set(re.findall(r"(--tk-[a-z0-9-]+):#", SHEET[start : SHEET.index("}", start)]))
    first = SHEET.index(":root{") + 6
    assert names == set(re.findall(r"(--tk-[a-z0-9-]+):#", SHEET[first : SHEET.index("}", first)]))
    assert {"--tk-paper", "--tk-action-hover", "--tk-dangerbg"} <= names


def test_font_and_corner_are_from_the_list() -> None:
    """An unknown name falls back instead of reaching the style sheet."""
    palette = compute("#1f6b4a", "#c8693c")
    assert "--tk-r-control:2px" in render(palette, "noto", "klar")
    assert render(palette, "evil;}body{", "x") == render(palette)


def test_address_changes_with_the_content_only() -> None:
    """The hash is in the name; it covers the style sheet and the icon."""
    one, same = look_for(Choice(brand="#1f6b4a")), look_for(Choice(brand="#1f6b4a"))
    assert one is same
    assert one.theme_url == same.theme_url != NEUTRAL.theme_url
    assert re.fullmatch(r"/theme/[0-9a-f]{16}\.css", one.theme_url)
    assert look_for(Choice(brand="#1f6b4a", landmark="burg")).icon_url != one.icon_url


def test_the_kit_falls_back_to_the_operators_colours() -> None:
    """The kit's own neutral tokens are those of the operator's look: pages without a town, and a lost theme."""
    kept = (SOURCES / "kit" / "05-neutral.css").read_text(encoding="utf-8")
    inside = NEUTRAL.css.strip().removeprefix("@layer theme{").removesuffix("}")
    assert small(kept) == small(inside)
