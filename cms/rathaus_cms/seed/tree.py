"""The tree of a new town, as it stands in the template: start texts that name no town yet, and rights on them."""

import hashlib
from importlib import resources
from typing import Any

from rathaus_cms.base.models import TownPage
from rathaus_cms.pages.models import HomePage, InfoPage, LegalPage, NewsIndexPage
from rathaus_cms.seed.rights import give_rights
from rathaus_cms.seed.texts import StartPage, start_home, start_pages

TYPES: dict[str, type[TownPage]] = {"news": NewsIndexPage, "info": InfoPage, "legal": LegalPage}
DECIDING = ("start.yaml", "texts.py", "tree.py", "rights.py")  # the files that say what is planted


def plant() -> HomePage:
    """The home page with all start pages below it and the groups' rights, in a schema that has no pages."""
    home = HomePage(title="Startseite", slug="start", **start_home())
    _add(TownPage.objects.get(depth=1), home)
    for start in start_pages():
        _add(home, TYPES[start.type](**_fields(start)))
    give_rights(home)
    return home


def replant() -> None:
    """Furnishes the template: what an older version has planted goes first."""
    for old in HomePage.objects.all():
        old.delete()
    plant()


def version() -> str:
    """Changes with every file that decides what is planted."""
    folder = resources.files("rathaus_cms.seed")
    return hashlib.sha256(b"".join(folder.joinpath(name).read_bytes() for name in DECIDING)).hexdigest()


def _fields(start: StartPage) -> dict[str, Any]:
    fields: dict[str, Any] = {"title": start.title, "slug": start.slug, "show_in_menus": start.menu}
    if start.lead:
        fields["lead"] = start.lead
    if start.body:
        fields["body"] = list(start.body)
    if start.type == "legal":
        fields["kind"] = start.slug
    return fields


def _add(parent: TownPage, page: TownPage) -> None:
    parent.add_child(instance=page)
    page.save_revision().publish()
