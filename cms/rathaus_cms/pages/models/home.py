"""The start page of a town."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel

from rathaus_cms.base.models import TownPage
from rathaus_cms.pages.blocks.act import ServiceBlock
from rathaus_cms.pages.blocks.home import CallBlock, NoticeBlock
from rathaus_cms.pages.fields import ContentField


class HomePage(TownPage):
    """Sections come from the town's own data; the editor adds warnings, pinned services and three calls."""

    headline = models.CharField(_("Überschrift"), max_length=60, default="Was möchten Sie erledigen?")
    notices = ContentField([("notice", NoticeBlock())], verbose_name=_("Warnungen"), blank=True, max_num=2)
    pinned_services = ContentField(
        [("service", ServiceBlock())],
        verbose_name=_("Feste Leistungen"),
        blank=True,
        max_num=6,
        help_text=_("Sie stehen vorn. Die übrigen Plätze füllt das Rathaus selbst."),
    )
    calls = ContentField([("call", CallBlock())], verbose_name=_("Aufrufe"), blank=True, max_num=3)

    content_panels = [
        *TownPage.content_panels,
        FieldPanel("headline"),
        FieldPanel("notices"),
        FieldPanel("pinned_services"),
        FieldPanel("calls"),
        HelpPanel(
            content="Nachrichten, Öffnungszeiten und Leistungen erscheinen von selbst, sobald es sie gibt.",
            heading=_("Was steht noch auf der Startseite?"),
        ),
    ]
    template = "pages/home_page.html"
    parent_page_types = ["base.TownPage"]
    subpage_types = ["pages.NewsIndexPage", "pages.InfoPage", "pages.LegalPage"]
    max_count = 1

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `home`, the page's sections, and the warnings, which other pages have to look up."""
        from rathaus_cms.pages.home import home
        from rathaus_cms.pages.queries import notices

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, "home": home(self), "notices": notices(self)}

    class Meta:
        verbose_name = _("Startseite")
        verbose_name_plural = _("Startseiten")
