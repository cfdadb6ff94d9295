"""Reads the start texts. They are data (`start.yaml`); `{town}` and the like are filled in when a town moves in."""

from dataclasses import dataclass
from functools import cache
from html import escape
from importlib import resources
from typing import Any, cast

import yaml

from rathaus_tenants.values import TownRef

Block = tuple[str, Any]


@dataclass(frozen=True)
class StartPage:
    """One page to be: its type, address and content in blocks."""

    type: str
    slug: str
    title: str
    menu: bool
    lead: str
    body: tuple[Block, ...]


def start_pages() -> list[StartPage]:
    """All pages under the home page."""
    return [
        StartPage(
            type=page["type"],
            slug=page["slug"],
            title=page["title"],
            menu=bool(page.get("menu")),
            lead=page.get("lead", ""),
            body=blocks(page.get("body", ())),
        )
        for page in _data("start.yaml")["pages"]
    ]


def start_home() -> dict[str, Any]:
    """Fields of the home page."""
    home = _data("start.yaml")["home"]
    pinned: list[Block] = [("service", {"service": key}) for key in home["services"]]
    return {"pinned_services": pinned, "calls": list(blocks(home["calls"]))}


def blocks(data: Any) -> tuple[Block, ...]:
    """Blocks as `{type: value}` in the file, as pairs for the stream field."""
    return tuple((name, value) for block in data for name, value in block.items())


def fill(value: Any, town: TownRef) -> Any:
    """The value with the town's names in all its texts; those that are HTML stay HTML whatever the name."""
    if isinstance(value, str):
        return _named(value, town)
    if isinstance(value, list):
        return [fill(item, town) for item in value]
    if isinstance(value, dict):
        return {key: fill(item, town) for key, item in value.items()}
    return value


def _named(text: str, town: TownRef) -> str:
    for mark, name in (("{town}", town.name), ("{kind}", town.kind), ("{land}", town.land)):
        text = text.replace(mark, escape(name, quote=False) if text.startswith("<") else name)
    return text


@cache
def _data(name: str) -> dict[str, Any]:
    text = resources.files("rathaus_cms.seed").joinpath(name).read_text("utf-8")
    return cast(dict[str, Any], yaml.safe_load(text))
