"""Colours by lightness, chroma and hue, as the eye counts them; the arithmetic is coloraide's."""

from functools import cache

from coloraide import Color

WHITE = "#ffffff"


@cache
def colour(lightness: float, chroma: float, hue: float) -> str:
    """`#rrggbb` for an OKLCH colour; chroma gives way where sRGB ends, lightness and hue stay."""
    made = Color("oklch", [lightness, chroma, hue % 360]).convert("srgb")
    return str(made.fit("srgb", method="oklch-chroma").to_string(hex=True))


def parts(hex_colour: str) -> tuple[float, float, float]:
    """Lightness 0–1, chroma 0–0.4 and hue 0–360 of a colour. A grey has no hue: it counts as cool (250)."""
    lightness, chroma, hue = Color(hex_colour).convert("oklch")[:3]
    if chroma < 0.004 or hue != hue:
        return float(lightness), 0.0, 250.0
    return float(lightness), float(chroma), float(hue)


@cache
def contrast(one: str, other: str) -> float:
    """The WCAG 2.2 contrast ratio of two colours, 1 to 21."""
    return float(Color(one).contrast(other, method="wcag21"))


@cache
def mixed(base: str, added: str, share: float) -> str:
    """`base` with `share` (0–1) of black or white, as KERN's `color-mix(in oklch, …)` does in browsers."""
    made = Color(base).mix(added, share, space="oklch", out_space="srgb", powerless=True)
    return str(made.fit("srgb", method="oklch-chroma").to_string(hex=True))
