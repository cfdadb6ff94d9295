"""Fonts: small subsets for pages, whole ones for letters, from KERN's Fira Sans and Noto Sans."""

import logging
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

# Latin as administrations in Germany must print it (the letters of String.Latin+ that European names use),
# and the signs of German typography.
UNICODES = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x218, 0x21C),
    0x1E9E,
    *range(0x2010, 0x2016),
    *range(0x2018, 0x201F),
    *(0x2020, 0x2022, 0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2116, 0x2122),
    *(0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265),
]
PAGE_FONTS = {
    "fira-sans-400": "fira-sans/FiraSans-Regular",
    "fira-sans-600": "fira-sans/FiraSans-SemiBold",
    "noto-sans-400": "noto-sans/NotoSans-Regular",
    "noto-sans-700": "noto-sans/NotoSans-Bold",
}
LETTER_FONTS = ("FiraSans-Regular", "FiraSans-Italic", "FiraSans-SemiBold", "FiraSans-Bold")


logging.getLogger("fontTools").setLevel(logging.ERROR)  # it remarks on the age of a font table


def build(source: Path, target: Path) -> None:
    """Writes `<name>.woff2` for pages and `<Name>.ttf` for letters into `target`."""
    target.mkdir(parents=True, exist_ok=True)
    for name, file in PAGE_FONTS.items():
        _subset(source / f"{file}.woff2", target / f"{name}.woff2")
    for name in LETTER_FONTS:
        with TTFont(source / "fira-sans" / f"{name}.woff2") as font:
            font.flavor = None
            font.save(target / f"{name}.ttf")


def _subset(source: Path, target: Path) -> None:
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "liga", "locl", "mark", "mkmk", "ccmp", "tnum", "pnum", "lnum", "case"]
    options.hinting = False
    options.desubroutinize = True
    with TTFont(source) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=UNICODES)
        subsetter.subset(font)
        font.flavor = "woff2"
        font.save(target)
