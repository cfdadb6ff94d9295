"""Renders every page of the style guide to static HTML: `python tests/unit/web/pages.py FOLDER [town ...]`.

Look at them through `python -m http.server`; the tests render the same pages and check what a machine can check.
"""

import shutil
import sys
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import django
import yaml
from django.core.paginator import Paginator
from django.template.backends.django import DjangoTemplates
from django.test import RequestFactory

HERE = Path(__file__).resolve().parent
SAMPLES = HERE / "samples"
sys.path.append(str(HERE.parents[2]))  # also when this file is run by itself


@dataclass(frozen=True)
class Town:
    """What the pages show of a town."""

    slug: str
    name: str
    kind: str
    land: str
    look: tuple[str, str, str, str]


TOWNS = (
    Town("wilsdruff", "Wilsdruff", "Stadt", "Sachsen", ("#1f6b4a", "#c8693c", "huegel", "spitzturm")),
    Town("bad-belzig", "Bad Belzig", "Stadt", "Brandenburg", ("#a23b2a", "#4a7a56", "wald", "burg")),
    Town("bad-salzschlirf", "Bad Salzschlirf", "Gemeinde", "Hessen", ("#4b4aa8", "#d99b45", "gebirge", "zwiebelturm")),
)  # fmt: skip
HOURS = [
    SimpleNamespace(day=day, opens=opens, closes=closes, note="")
    for day, opens, closes in (
        ("Dienstag", "09.00", "12.00"), ("Dienstag", "13.00", "18.00"),
        ("Donnerstag", "09.00", "12.00"), ("Donnerstag", "13.00", "17.00"), ("Freitag", "09.00", "12.00"),
    )
]  # fmt: skip
ERRORS = (400, 403, 404, 409, 410, 429, 500, 503)


@cache
def contents() -> dict[str, dict[str, Any]]:
    """The invented contents, page by page."""
    found: dict[str, dict[str, Any]] = yaml.safe_load((SAMPLES / "data.yaml").read_text(encoding="utf-8"))
    return found


def names() -> list[str]:
    """The pages that can be rendered."""
    return [name for name in contents() if name != "frame"]


@cache
def engine() -> DjangoTemplates:
    """Django's own engine, with the samples beside the kit."""
    processors = ["django.template.context_processors.request"]
    options = {"context_processors": processors}
    return DjangoTemplates({"NAME": "samples", "DIRS": [SAMPLES], "APP_DIRS": True, "OPTIONS": options})


def context_of(town: Town) -> dict[str, Any]:
    """Town, preferences and look, as the context processors give them."""
    from rathaus_cms.theming.look import Choice, look_for

    brand, accent, land, landmark = town.look
    preferences = SimpleNamespace(
        address=(f"{town.kind}verwaltung {town.name}", "Nossener Straße 20", f"01723 {town.name}"),
        phone="035204 000-0", email=f"rathaus@{town.slug}.example", opening_hours=HOURS, office="Rathaus",
    )  # fmt: skip
    return {
        **contents()["frame"],
        "today": date(2026, 11, 9),
        "town": town,
        "preferences": preferences,
        "town_look": look_for(Choice(brand, accent, landscape=land, landmark=landmark, seed=town.slug)),
    }


def computed(name: str) -> dict[str, Any]:
    """The values of a page that are no plain data."""
    return {"page": Paginator(range(30), 10).page(1)} if name == "news" else {}


def rendered(name: str, town: Town, cookie: str = "") -> str:
    """One page as text."""
    request = RequestFactory().get("/", headers={"cookie": cookie})
    template = engine().get_template(f"samples/{name}.html")
    return template.render({**context_of(town), **contents()[name], **computed(name)}, request)


def error_page(status: int, town: Town) -> str:
    """An error page with the whole frame."""
    from rathaus_platform.web.error_pages import page_for

    page = page_for(status)
    context = {**context_of(town), "page_error": page, "title": page.title, "text": page.text}
    return engine().get_template("web/error.html").render(context, RequestFactory().get("/gibt-es-nicht/"))


def write(folder: Path, wanted: list[str]) -> None:
    """Writes pages, themes and static files into the folder."""
    from rathaus_platform.web import assets

    assets.build()
    vendor = folder / "static" / "vendor"
    shutil.rmtree(vendor, ignore_errors=True)
    shutil.copytree(assets.VENDOR, vendor)
    for town in (town for town in TOWNS if town.slug in wanted or not wanted):
        look = context_of(town)["town_look"]
        pages = {f"{town.slug}-{name}.html": rendered(name, town) for name in names()}
        pages |= {f"{town.slug}-{status}.html": error_page(status, town) for status in ERRORS}
        for path, text in {**pages, look.theme_url[1:]: look.css, look.icon_url[1:]: look.icon}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    django.setup()
    write(Path(sys.argv[1]), sys.argv[2:])
