"""The generated pictures: the same for the same seed, small, whole coordinates, nothing but shapes."""

import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from rathaus_cms.theming.illustration.horizon import horizon
from rathaus_cms.theming.illustration.landscapes import LANDMARKS, LANDSCAPES
from rathaus_cms.theming.illustration.mark import mark
from rathaus_cms.theming.illustration.scene import scene
from rathaus_cms.theming.palette import compute

MOTIFS = ("tag", "abend", "nacht", "markt", "feld")
KINDS = [(land, landmark) for land in LANDSCAPES for landmark in LANDMARKS]


@pytest.mark.parametrize(("land", "landmark"), KINDS)
@pytest.mark.parametrize("motif", MOTIFS)
def test_scene_is_small_and_well_formed(land: str, landmark: str, motif: str) -> None:
    """At most 14 KB raw for any seed; decoration only."""
    for seed in ("wilsdruff", "bad-belzig", "x/404", "42"):
        drawn = scene(seed, land, landmark, motif)
        assert len(drawn.encode()) <= 14 * 1024
        root = ElementTree.fromstring(drawn)  # noqa: S314 - we wrote it
        assert root.get("aria-hidden") == "true"
        assert {element.tag for element in root.iter()} == {"svg", "g", "path"}
        assert all(not set(element.attrib) & {"style", "fill", "id", "onclick"} for element in root.iter())


def test_coordinates_are_whole() -> None:
    """Whole numbers keep it small; only the radius of an arch may be a half."""
    for outline in re.findall(r' d="([^"]+)"', scene("wilsdruff", "huegel", "spitzturm")):
        assert not re.findall(r"\d\.(?!5)", outline)


def test_same_seed_same_picture_in_another_process() -> None:
    """No hash randomisation, no order of sets: a page cache and two servers must agree."""
    program = (
        "from rathaus_cms.theming.illustration.scene import scene;"
        "print(scene('wilsdruff', 'huegel', 'spitzturm'), end='')"
    )
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert other.stdout == scene("wilsdruff", "huegel", "spitzturm")


def test_another_seed_is_another_place() -> None:
    """Two towns with the same choice still look different."""
    assert scene("wilsdruff", "huegel", "burg") != scene("nossen", "huegel", "burg")
    assert horizon("wilsdruff", "burg") != horizon("nossen", "burg")


def test_fields_have_no_town() -> None:
    """The motif for news without a place."""
    assert 'class="wall"' not in scene("a", "huegel", "burg", "feld")
    assert 'class="wall"' in scene("a", "huegel", "burg", "tag")


def test_unknown_names_still_draw() -> None:
    """A page never fails for its picture."""
    assert scene("a", "meer", "leuchtturm") == scene("a", "huegel", "spitzturm")


@pytest.mark.parametrize("landmark", LANDMARKS)
def test_horizon_and_mark(landmark: str) -> None:
    """The horizon takes its colour from the page, the icon carries its own."""
    edge = horizon("wilsdruff", landmark)
    assert len(edge) < 2048 and 'fill="currentColor"' in edge and "xMaxYMax slice" in edge
    assert 'fill="#dbe7de"' in horizon("wilsdruff", landmark, fill="#dbe7de")
    icon = mark(landmark, compute("#1f6b4a", "#c8693c"))
    assert 'fill="#1f6b4a"' in icon and "class=" not in icon and len(icon) < 900
    assert "fill=" not in mark(landmark)
