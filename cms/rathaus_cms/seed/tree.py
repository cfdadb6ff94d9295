"""The tree of a new town: what is missing is added, what is there is left as it is, whoever changed it."""

from typing import Any

from rathaus_cms.base.models import TownPage
from rathaus_cms.pages.models import HomePage, InfoPage, LegalPage, NewsIndexPage
from rathaus_cms.seed.texts import StartPage, start_home, start_pages
from rathaus_tenants.values import TownRef

TYPES: dict[str, type[TownPage]] = {"news": NewsIndexPage, "info": InfoPage, "legal": LegalPage}


def plant(town: TownRef) -> HomePage:
    """The town's home page, with all start pages below it."""
    home = HomePage.objects.order_by("path").first() or _home(town)
    for start in start_pages(town):
        if not _exists(home, start):
            _add(home, TYPES[start.type](**_fields(start)))
    return home


def _home(town: TownRef) -> HomePage:
    root = TownPage.objects.get(depth=1)
    home = HomePage(title="Startseite", slug="start", **start_home(town))
    _add(root, home)
    return home


def _exists(home: HomePage, start: StartPage) -> bool:
    if start.type == "legal":  # editors may change the address, so the kind decides
        return bool(LegalPage.objects.filter(kind=start.slug).exists())
    return bool(home.get_children().filter(slug=start.slug).exists())


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
