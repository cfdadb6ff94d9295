"""Fonts: pages get small subsets with every sign an administration writes, letters whole fonts."""

from pathlib import Path

from fontTools.ttLib import TTFont
from tests.harness.needed import needs

from rathaus_site.frontend import fonts
from rathaus_site.frontend.build import KERN

SIGNS = "ÄÖÜäöüßẞ€„“‚‘–—…§°²½éšłőțșğŽ\u00a0"

pytestmark = needs(KERN.exists(), "npm packages are not installed: ./rathaus test installs them")


def test_subsets_are_small_and_complete(tmp_path: Path) -> None:
    fonts.build(KERN / "dist" / "fonts", tmp_path)
    for name in fonts.PAGE_FONTS:
        file = tmp_path / f"{name}.woff2"
        assert file.stat().st_size < 24_000
        with TTFont(file) as font:
            assert [sign for sign in SIGNS if ord(sign) not in font.getBestCmap()] == []
    for name in fonts.LETTER_FONTS:
        with TTFont(tmp_path / f"{name}.ttf") as font:
            assert font.flavor is None
            assert len(font.getGlyphOrder()) > 1000
