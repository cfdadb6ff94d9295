"""Icons: the list decides, what is missing is named, and only strokes are left."""

from pathlib import Path

import pytest

from rathaus_site.frontend import icons

ICON = """<svg
  xmlns="http://www.w3.org/2000/svg"
  width="24"
  stroke-width="2"
  class="icon icon-tabler"
>
  <path stroke="none" d="M0 0h24v24H0z" fill="none" />
  <path d="M11 5h2" />
</svg>
"""


def test_an_icon_is_reduced_to_its_strokes(tmp_path: Path) -> None:
    (tmp_path / "dog.svg").write_text(ICON)
    icons.build(["dog"], tmp_path, tmp_path / "out")
    made = (tmp_path / "out" / "dog.svg").read_text()
    assert made.endswith('stroke-linejoin="round"><path d="M11 5h2" /></svg>\n')
    assert "class" not in made
    assert 'stroke="none"' not in made


def test_the_list_knows_remarks_and_says_all_names_it_does_not_find(tmp_path: Path) -> None:
    listing = tmp_path / "icons.txt"
    listing.write_text("# Tiere\ndog  # Hundesteuer\n\ncat\ndog\n")
    assert icons.names(listing) == ["cat", "dog"]
    assert icons.names(tmp_path / "none.txt") == []
    with pytest.raises(icons.UnknownIcons, match="cat, dog"):
        icons.build(icons.names(listing), tmp_path, tmp_path / "out")
