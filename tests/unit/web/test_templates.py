"""A lint over all templates of the house: what the policy forbids, icons nobody fetches, classes nobody styles."""

import re
from pathlib import Path

import pytest

from rathaus_platform.web.assets import SOURCES
from rathaus_platform.web.icons import listed

ROOT = Path(__file__).parents[3]
TEMPLATES = [
    path
    for root in ("platform", "tenants", "service_modules", "cms", "graphql")
    for path in (ROOT / root).rglob("templates/**/*.html")
]
FORBIDDEN = {
    "style attribute": r"""\sstyle\s*=\s*["'{]""",
    "style element": r"<style\b",
    "script without a file": r"<script(?![^>]*\bsrc=)[^>]*>",
    "handler": r"<[^>]*\son[a-z]+\s*=",
    "address with script": r"javascript:",
    "htmx with eval": r"hx-on|[\"']js:",
    "foreign host": r"""(?:src|href|action)=["'](?:https?:)?//""",
}
# Drawn without any style of a town: it stands where not even the town is known.
ALONE = {"closed_door.html"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_template_is_fit_for_the_policy(path: Path) -> None:
    text = re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)

    assert [name for name, pattern in FORBIDDEN.items() if re.search(pattern, text)] == []


def test_every_icon_is_fetched() -> None:
    used = {
        (name, path.name)
        for path in TEMPLATES
        for name in re.findall(r"""{% icon ["']([a-z0-9-]+)["']""", path.read_text(encoding="utf-8"))
    }

    in_data = {
        (name, path.name)
        for path in (ROOT / "service_modules" / "rathaus_catalogue").rglob("*.yaml")
        for name in re.findall(r"\bicon: ([a-z0-9-]+)", path.read_text(encoding="utf-8"))
    }

    assert {entry for entry in used | in_data if entry[0] not in listed()} == set()


def test_every_class_of_the_kit_has_a_style() -> None:
    css = "".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.css"))
    styled = set(re.findall(r"\.(tk-[\w-]+|desk-[\w-]+)", css))
    used = {
        (name, path.name)
        for path in TEMPLATES
        for attribute in re.findall(r'class="([^"]*)"', path.read_text(encoding="utf-8"))
        for name in re.findall(r"(?<![\w-])(?:tk|desk)-[\w-]*\w(?![\w{-])", attribute)
    }

    assert {entry for entry in used if entry[0] not in styled} == set()
