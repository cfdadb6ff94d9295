"""What the assembler makes: layers in order, nothing from outside, light enough for a phone in a dead spot."""

import gzip
import re
from pathlib import Path

from tests.harness.needed import needs
from tests.unit.web.pages import TOWNS, context_of, rendered

from rathaus_platform.web import assets

BUDGET = 80 * 1024  # a form step with everything it loads, gzip


def test_layers_come_in_order() -> None:
    css = assets.kit_css()

    assert css.startswith("@layer kern,kit,theme,print;@layer kit{")
    assert css.count("{") == css.count("}")
    assert "!important" not in css and "@import" not in css


def test_addresses_are_relative() -> None:
    for css in (assets.kit_css(), assets.desk_css()):
        assert {url for url in re.findall(r"url\(([^)]*)\)", css) if not url.startswith('"fonts/')} == set()


def test_the_desk_has_only_colours_in_a_layer() -> None:
    layer, _, rest = assets.desk_css().partition("}}")

    assert "--tk-paper" in layer and "@layer" not in rest


def test_build_writes_what_it_says(tmp_path: Path) -> None:
    made = assets.build(tmp_path)

    assert {path.name for path in made} == {"kit.css", "desk.css", "kit.js", "desk.js"}
    assert all(path.stat().st_size > 200 for path in made)
    assert assets.SOURCES / "kit" / "20-base.css" in assets.sources()


def test_script_is_small_and_free_of_eval() -> None:
    script = assets.kit_js()

    assert len(gzip.compress(script.encode())) < 3 * 1024
    assert not re.search(r"\beval\(|innerHTML|new Function|\.style\b", script)


@needs((assets.VENDOR / "kern.css").exists(), "the front-end build has not run")
def test_a_page_is_light() -> None:
    town = TOWNS[0]
    kern = (assets.VENDOR / "kern.css").read_text(encoding="utf-8")
    texts = [rendered("kit", town), context_of(town)["town_look"].css, kern, assets.kit_css(), assets.kit_js()]
    fonts = [(assets.VENDOR / "fonts" / f"fira-sans-{weight}.woff2").stat().st_size for weight in (400, 600)]

    assert sum(len(gzip.compress(text.encode())) for text in texts) + sum(fonts) <= BUDGET
