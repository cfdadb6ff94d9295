"""The editor's first page: write a piece of news, go on with what is begun, see what is missing."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.ui.components import Component

from rathaus_cms.base.models import TownPage
from rathaus_cms.pages.models import LegalPage
from rathaus_cms.pages.queries import news_index

DRAFTS = 8


class EditorPanel(Component):  # type: ignore[misc]
    """Three short lists; nothing of it for people who may not edit pages."""

    name = "editor"
    template_name = "cms/admin/editor_panel.html"
    order = 100

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Address for a new piece of news, the person's drafts, legal pages with something missing."""
        user = parent_context["request"].user
        index = news_index()
        drafts = TownPage.objects.filter(has_unpublished_changes=True, latest_revision__user=user)
        return {
            "write_url": reverse("wagtailadmin_pages:add", args=["pages", "newspage", index.pk]) if index else "",
            "drafts": drafts.order_by("-latest_revision_created_at")[:DRAFTS],
            "incomplete": [page for page in LegalPage.objects.live().order_by("path") if page.open_points],
        }


def editor_panels(request: HttpRequest, panels: list[Component]) -> None:
    """Hook `construct_homepage_panels`: our panel for editors; Wagtail's about pages only for them too."""
    if not user_has_any_page_permission(request.user):
        panels[:] = [panel for panel in panels if not type(panel).__module__.startswith("wagtail.")]
        return
    panels.append(EditorPanel())
