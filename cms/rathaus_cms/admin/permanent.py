"""Pages that every town has stay: others link to them, and the law asks for some of them."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from rathaus_cms.base.models import TownPage
from rathaus_cms.pages.models import HomePage, LegalPage, NewsIndexPage

PERMANENT = (HomePage, NewsIndexPage, LegalPage)


BULK = {"delete", "unpublish", "move"}


def refuse_removal(request: HttpRequest, page: TownPage, *destination: TownPage) -> HttpResponse | None:
    """Hook before delete, unpublish and move: back to the page with a sentence, or None to go on."""
    if not isinstance(page.specific, PERMANENT):
        return None
    messages.error(request, _("„%s“ gehört zu jeder Website eines Rathauses und bleibt.") % page.title)
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_bulk(request: HttpRequest, action: str, pages: Iterable[Any], view: Any) -> HttpResponse | None:
    """The same for several pages at once: one that stays is reason enough."""
    if action not in BULK:
        return None
    chosen = (page for page in pages if isinstance(page, TownPage))
    return next((refusal for page in chosen if (refusal := refuse_removal(request, page))), None)
