"""KERN's style sheet: layered, cut, without !important, and otherwise unharmed."""

import re

import pytest
from tests.harness.needed import needs

from rathaus_site.frontend import css
from rathaus_site.frontend.build import KERN

SHEET = (
    '@charset "UTF-8";:root{--kern-x:1px}'
    "@font-face{font-family:Fira;src:url(a.woff2)}"
    ".kern-btn{color:red !important}.kern-btn--primary:hover,.kern-badge{background:"
    'url("data:image/svg+xml;utf8,<svg>{}</svg>")}'
    "@media (min-width:1px){.kern-btn{margin:0}.kern-badge{margin:1px}}"
    "@media print{.kern-badge{display:none}}"
    "a:not(.kern-btn,.kern-badge){color:blue}"
    "@keyframes turn{from{opacity:0!important}to{opacity:1}}"
)


def test_the_sheet_is_cut_to_what_is_used() -> None:
    cut = css.layered(SHEET, css.usage(['<a class="kern-btn kern-btn--primary">']))
    assert cut.startswith("@layer kern{:root{--kern-x:1px}.kern-btn{color:red}")
    assert ".kern-btn--primary:hover{background:" in cut
    assert "@media (min-width:1px){.kern-btn{margin:0}}" in cut
    assert "kern-badge" not in cut
    assert "print" not in cut
    assert "@font-face" not in cut
    assert "@charset" not in cut
    assert "@keyframes turn{from{opacity:0!important}to{opacity:1}}" in cut  # has no meaning there, and is no rule
    assert cut.count("{") == cut.count("}")


def test_a_class_that_ends_in_a_variable_keeps_its_family() -> None:
    used = css.usage(['<span class="kern-badge kern-badge--{{ kind }}">'])
    assert used("kern-badge--danger")
    assert not used("kern-btn--primary")


def test_a_sheet_that_is_broken_is_refused() -> None:
    with pytest.raises(ValueError, match="brace"):
        css.layered(".kern-btn{color:red", css.usage(["kern-btn"]))


@needs(KERN.exists(), "npm packages are not installed: ./rathaus test installs them")
def test_the_real_sheet_loses_nothing_when_everything_is_used() -> None:
    source = (KERN / "dist" / "kern.min.css").read_text("utf-8")
    whole = css.layered(source, lambda name: True)
    assert "!important" not in whole
    plain = re.sub(r"\s*!important", "", source.partition(";")[2])  # behind @charset
    assert re.sub(r"\s", "", whole) == re.sub(r"\s", "", f"@layer kern{{{plain}}}")
