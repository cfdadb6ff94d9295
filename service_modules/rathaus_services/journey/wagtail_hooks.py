"""What the town sees of the ratings: a panel on the first page of its administration."""

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

from rathaus_services import registry
from rathaus_services.journey.rating import Average, averages


class RatingsPanel(Component):  # type: ignore[misc]
    """Services by how easy citizens found them, the hardest first; nothing while nobody has said anything."""

    name = "ratings"
    order = 250
    MOST = 8

    def render_html(self, parent_context: Any = None) -> str:
        """One sentence per service: a mean of few says little, so the number of answers stands beside it."""
        found = averages()[: self.MOST]
        if not found:
            return ""
        lines = format_html_join("", "<li><b>{}</b> {}</li>", ((_title(one), _said(one)) for one in found))
        title = _("Wie leicht fanden es die Bürgerinnen und Bürger?")
        return format_html('<section class="desk-panel"><h2>{}</h2><ul>{}</ul></section>', title, lines)


@hooks.register("construct_homepage_panels")  # type: ignore[untyped-decorator]
def ratings_panel(request: Any, panels: list[Any]) -> None:
    """Add the panel; numbers of the town, so everybody who works here may see it."""
    panels.append(RatingsPanel())


def _title(one: Average) -> str:
    try:
        return registry.module(one.key).title
    except registry.UnknownModule:
        return one.key


def _said(one: Average) -> str:
    mean = f"{one.mean:.1f}".replace(".", ",")
    return _("%(mean)s von 5 (%(count)s Antworten in zwölf Monaten)") % {"mean": mean, "count": one.count}
