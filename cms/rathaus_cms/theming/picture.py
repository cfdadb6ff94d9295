"""The colours of the landscape: by day, at night and in the evening. Numbers: art direction, section 3."""

from dataclasses import dataclass

from rathaus_cms.theming.oklch import colour, parts


@dataclass(frozen=True)
class Picture:
    """One light of the landscape, every value `#rrggbb`; the names are the style sheet's `--s-…`."""

    sky: str
    cloud: str
    sun: str
    h1: str  # farthest ridge
    h2: str
    h3: str
    furrow: str
    h4: str  # the town's hill
    h5: str  # meadow
    h6: str  # ground
    tree: str
    tree2: str
    wall: str
    wall2: str  # walls in the back row
    roof: str
    roof2: str
    roof3: str
    window: str
    path: str


@dataclass(frozen=True)
class Pictures:
    """The same landscape in its three lights."""

    day: Picture
    night: Picture
    evening: Picture


def hues(brand: str, accent: str) -> tuple[float, float, float, float]:
    """Hue of the land, hue and chroma of the roofs, hue of the sky."""
    _, cb, hb = parts(brand)
    _, ca, ha = parts(accent)
    land, roof, chroma = (hb, ha, ca) if 100 <= hb <= 300 else (ha, hb, cb)
    # Over blue or violet hills a cyan sky looks borrowed: it takes their hue.
    return land, roof, chroma, land if 200 < land <= 300 else 220.0


def pictures(brand: str, accent: str) -> Pictures:
    """The three lights for a town's two colours."""
    land, roof, chroma, sky = hues(brand, accent)
    return Pictures(
        day=_day(land, roof, chroma, sky),
        night=_night(land, roof, chroma, sky),
        evening=_evening(land, roof, chroma),
    )


def _day(land: float, roof: float, chroma: float, sky: float) -> Picture:
    green = 1.0 if 100 <= land <= 200 else 0.0  # only green land turns towards yellow as it comes nearer

    def hill(lightness: float, c: float, turned: float) -> str:
        return colour(lightness, c, land - green * turned)

    return Picture(
        sky=colour(0.952, 0.017, sky),
        cloud=colour(0.986, 0.007, land - green * 9),
        sun=colour(0.925, 0.062, 80),
        h1=hill(0.89, 0.028, 5),
        h2=hill(0.815, 0.042, 10),
        h3=hill(0.735, 0.058, 18),
        furrow=hill(0.765, 0.055, 20),
        h4=hill(0.60, 0.07, 13),
        h5=hill(0.44, 0.066, 5),
        h6=hill(0.345, 0.055, 0),
        tree=hill(0.485, 0.073, 7),
        tree2=hill(0.386, 0.062, 0),
        wall=colour(0.975, 0.012, 75),
        wall2=colour(0.93, 0.019, 73),
        roof=colour(0.60, min(chroma, 0.125), roof),
        roof2=colour(0.50, min(chroma, 0.115), roof),
        roof3=colour(0.70, min(chroma, 0.10), roof),
        window=colour(0.45, 0.025, land),
        path=colour(0.88, 0.03, 80),
    )


def _night(land: float, roof: float, chroma: float, sky: float) -> Picture:
    night = 240.0 if sky == 220.0 else sky
    return Picture(
        sky=colour(0.245, 0.024, night),
        cloud=colour(0.294, 0.025, night),
        sun=colour(0.90, 0.05, 89),
        h1=colour(0.345, 0.035, land),
        h2=colour(0.316, 0.039, land),
        h3=colour(0.285, 0.038, land),
        furrow=colour(0.301, 0.037, land),
        h4=colour(0.25, 0.036, land),
        h5=colour(0.212, 0.030, land),
        h6=colour(0.178, 0.022, land),
        tree=colour(0.226, 0.035, land),
        tree2=colour(0.194, 0.031, land),
        wall=colour(0.46, 0.022, land),
        wall2=colour(0.402, 0.022, land),
        roof=colour(0.37, min(chroma, 0.06), roof),
        roof2=colour(0.32, min(chroma, 0.053), roof),
        roof3=colour(0.42, min(chroma, 0.061), roof),
        window=colour(0.86, 0.12, 85),
        path=colour(0.33, 0.021, 88),
    )


def _evening(land: float, roof: float, chroma: float) -> Picture:
    return Picture(
        sky=colour(0.86, 0.05, 68),
        cloud=colour(0.91, 0.046, 71),
        sun=colour(0.937, 0.082, 90),
        h1=colour(0.73, 0.048, 45),
        h2=colour(0.61, 0.045, 25),
        h3=colour(0.469, 0.047, land),
        furrow=colour(0.497, 0.046, land),
        h4=colour(0.384, 0.044, land),
        h5=colour(0.316, 0.046, land),
        h6=colour(0.28, 0.040, land),
        tree=colour(0.342, 0.050, land),
        tree2=colour(0.28, 0.034, land),
        wall=colour(0.80, 0.034, 60),
        wall2=colour(0.70, 0.035, 55),
        roof=colour(0.47, min(chroma, 0.10), roof),
        roof2=colour(0.39, min(chroma, 0.09), roof),
        roof3=colour(0.541, min(chroma, 0.09), roof),
        window=colour(0.91, 0.111, 89),
        path=colour(0.658, 0.037, 68),
    )
