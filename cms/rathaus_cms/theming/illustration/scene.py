"""The whole picture, back to front. Order and heights: art direction, section 3."""

from collections.abc import Sequence
from dataclasses import dataclass

from rathaus_cms.theming.illustration import town, trees
from rathaus_cms.theming.illustration.dice import Dice
from rathaus_cms.theming.illustration.fields import furrows
from rathaus_cms.theming.illustration.landscapes import HEIGHT, WIDTH, Landscape, landscape
from rathaus_cms.theming.illustration.market import market
from rathaus_cms.theming.illustration.path import path
from rathaus_cms.theming.illustration.pen import Shape, svg_of
from rathaus_cms.theming.illustration.ridges import Line, outline, town_hill, waves
from rathaus_cms.theming.illustration.sky import sky

# What of the picture is shown, as a viewBox: a hero sees all, a card sees the town or the fields.
WHOLE = f"0 0 {WIDTH} {HEIGHT}"
TOWN = "660 92 760 428"
FIELDS = "0 92 760 428"
VIEWS = {"markt": TOWN, "feld": FIELDS}


@dataclass(frozen=True)
class _Land:
    kind: Landscape
    far: Line
    middle: Line
    near: Line
    hill: Line
    meadow: Line
    ground: Line


def scene(seed: str, landscape_name: str, landmark_name: str, motif: str = "tag", view: str = "") -> str:
    """The landscape as an `<svg>` to stand in the page, coloured by the town's style sheet.

    motif: tag, abend, nacht, markt (evening with stalls), feld (no town). view: ganz, stadt, feld; empty:
    what the motif shows best. It says nothing to a screen reader: it is decoration.
    """
    return _drawn(seed, landscape(landscape_name), landmark_name, motif, _box(motif, view))


def _box(motif: str, view: str) -> str:
    named = {"ganz": WHOLE, "stadt": TOWN, "feld": FIELDS}
    return named.get(view) or VIEWS.get(motif, WHOLE)


def _drawn(seed: str, kind: Landscape, landmark_name: str, motif: str, box: str) -> str:
    dice = Dice(f"scene/{seed}")
    land = _land(dice, kind)
    back, clouds = sky(dice)
    light = "abend" if motif == "markt" else motif
    body = (
        svg_of(back)
        + f'<g class="clouds">{svg_of(clouds)}</g>'
        + svg_of(_far(dice, land))
        + svg_of(_near(dice, land, landmark_name, motif))
    )
    return (
        f'<svg class="tk-scene tk-scene--{light}" viewBox="{box}" preserveAspectRatio="xMaxYMax slice"'
        f' aria-hidden="true" focusable="false">{body}</svg>'
    )


def _land(dice: Dice, kind: Landscape) -> _Land:
    one, two, three = kind.amplitudes
    return _Land(
        kind=kind,
        far=waves(dice, 236, one),
        middle=waves(dice, 276, two, (860, 480, 260)),
        near=waves(dice, 330, three, (1040, 560, 330)),
        hill=town_hill(dice),
        meadow=waves(dice, 448, 12, (1200, 600, 340)),
        ground=waves(dice, 494, 8, (1100, 520, 300)),
    )


def _far(dice: Dice, land: _Land) -> Sequence[Shape]:
    conifers = land.kind.conifers
    edges: list[Shape] = []
    for start, length in (
        (dice.between(330, 470), 110),
        (dice.between(640, 720), 84),
        (dice.between(1130, 1200), 90),
    ):
        edges += trees.forest_edge(dice, conifers, "h3", land.middle, start, length)
    return [
        Shape("h1", outline(land.far)),
        Shape("h2", outline(land.middle)),
        *edges,
        Shape("h3", outline(land.near)),
        *furrows(dice, land.near),
        *trees.group(dice, conifers / 2, "h4", land.near, dice.between(90, 150), 3),
        *trees.group(dice, conifers / 2, "h4", land.near, dice.between(350, 400), 3),
    ]


def _near(dice: Dice, land: _Land, landmark_name: str, motif: str) -> Sequence[Shape]:
    empty = motif == "feld"
    conifers = land.kind.conifers
    way = town.LANDMARK_X - dice.between(0, 20)
    return [
        *([] if empty else town.behind(dice, land.hill, landmark_name)),
        Shape("h4", outline(land.hill)),
        *([] if empty else town.in_front(dice, land.hill)),
        Shape("h5", outline(land.meadow)),
        *([] if empty else [path(way, round(land.hill(way)) + 26)]),
        *trees.cluster(dice, conifers, dice.between(48, 66), 470, 5, 32),
        *trees.cluster(dice, conifers, dice.between(340, 400), 472, 4, 28),
        *trees.cluster(dice, conifers, dice.between(1204, 1226), 476, 7, 30),
        *(market(dice) if motif == "markt" else []),
        Shape("h6", outline(land.ground)),
    ]
