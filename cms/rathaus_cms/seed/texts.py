"""Reads the start texts. They are data (`start.yaml`), with `{town}` and the like filled in."""

from dataclasses import dataclass
from functools import cache
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


def start_pages(town: TownRef) -> list[StartPage]:
    """All pages under the home page."""
    return [
        StartPage(
            type=page["type"],
            slug=page["slug"],
            title=fill(page["title"], town),
            menu=bool(page.get("menu")),
            lead=fill(page.get("lead", ""), town),
            body=blocks(page.get("body", ()), town),
        )
        for page in _data("start.yaml")["pages"]
    ]


def start_home(town: TownRef) -> dict[str, Any]:
    """Fields of the home page."""
    return {"calls": list(blocks(_data("start.yaml")["home"]["calls"], town))}


def blocks(data: Any, town: TownRef) -> tuple[Block, ...]:
    """Blocks as `{type: value}` in the file, as pairs for the stream field."""
    return tuple((name, fill(value, town)) for block in data for name, value in block.items())


def fill(value: Any, town: TownRef) -> Any:
    """The value with the town's names in all its texts."""
    if isinstance(value, str):
        return value.replace("{town}", town.name).replace("{kind}", town.kind).replace("{land}", town.land)
    if isinstance(value, list):
        return [fill(item, town) for item in value]
    if isinstance(value, dict):
        return {key: fill(item, town) for key, item in value.items()}
    return value


@cache
def _data(name: str) -> dict[str, Any]:
    text = resources.files("rathaus_cms.seed").joinpath(name).read_text("utf-8")
    return cast(dict[str, Any], yaml.safe_load(text))
