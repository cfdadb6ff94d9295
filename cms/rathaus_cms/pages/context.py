"""Header and footer of every page of a town: navigation, furniture, legal links and warnings, for all packages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from rathaus_cms.base.models import TownPage
from rathaus_cms.pages import queries
from rathaus_cms.pages.models import LegalKind
from rathaus_platform.web.api import Link, LinkGroup
from rathaus_tenants.context import town_or_none

UNDER_HOME = 3  # depth


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Lazy: what a page does not show costs nothing; all together two statements."""
    if town_or_none() is None:
        return {}
    known: list[_Frame] = []

    def frame() -> _Frame:
        if not known:
            known.append(_frame(request))
        return known[0]

    def part(of: Callable[[_Frame], Sequence[Any]]) -> Any:
        return SimpleLazyObject(lambda: of(frame()))

    return {
        "nav": part(lambda known: known.nav),
        "furniture": part(lambda known: known.furniture),
        "footer_links": part(lambda known: known.footer),
        "legal_links": part(lambda known: known.legal),
        "notices": SimpleLazyObject(_notices),
    }


@dataclass(frozen=True)
class _Frame:
    nav: list[Link]
    furniture: list[Link]
    footer: list[LinkGroup]
    legal: list[Link]


def _frame(request: HttpRequest) -> _Frame:
    under_home = TownPage.objects.live().filter(queries.current(), depth=UNDER_HOME).order_by("path")
    pages = list(under_home.annotate(kind=F("legalpage__kind")))
    legal = {page.kind: _link(request, page) for page in pages if page.kind}
    menu = [_link(request, page) for page in pages if page.show_in_menus and not page.kind]
    service = Link(_("Service"), "/leistungen/", current=request.path.startswith("/leistungen/"))
    return _Frame(
        nav=[service, *menu],
        furniture=_chosen(legal, LegalKind.EASY_LANGUAGE, LegalKind.SIGN_LANGUAGE),
        footer=_footer(menu, legal),
        legal=_chosen(legal, LegalKind.IMPRINT, LegalKind.PRIVACY, LegalKind.ACCESSIBILITY),
    )


def _footer(menu: list[Link], legal: dict[str, Link]) -> list[LinkGroup]:
    quick = [Link(_("Alle Leistungen A–Z"), "/leistungen/"), Link(_("Status abfragen"), "/status/"), *menu]
    for_all = _chosen(legal, LegalKind.EASY_LANGUAGE, LegalKind.SIGN_LANGUAGE, LegalKind.ACCESSIBILITY)
    groups = [LinkGroup(_("Schnell gefunden"), quick)]
    return [*groups, LinkGroup(_("Für alle"), for_all)] if for_all else groups


def _chosen(links: dict[str, Link], *kinds: LegalKind) -> list[Link]:
    return [links[kind] for kind in kinds if kind in links]


def _link(request: HttpRequest, page: TownPage) -> Link:
    url = page.get_url(request) or "/"
    return Link(page.title, url, current=request.path.startswith(url))


def _notices() -> list[queries.Notice]:
    home = queries.home_page()
    return queries.notices(home) if home else []
