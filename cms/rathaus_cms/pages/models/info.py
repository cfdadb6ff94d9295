"""A page with information: the ordinary page of a town's site."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from rathaus_cms.base.models import TownPage
from rathaus_cms.pages.blocks.act import ContactBlock
from rathaus_cms.pages.blocks.body import body_blocks
from rathaus_cms.pages.fields import ContentField


class InfoPage(TownPage):
    """Lead and body; its child pages are listed below."""

    lead = models.TextField(_("Vorspann"), max_length=300, blank=True, help_text=_("Das Wichtigste in einem Satz."))
    body = ContentField(body_blocks(), verbose_name=_("Inhalt"), blank=True)
    contact = ContentField([("contact", ContactBlock())], verbose_name=_("Fragen?"), blank=True, max_num=2)

    content_panels = [
        *TownPage.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("contact"),
    ]
    search_fields = [*TownPage.search_fields, index.SearchField("lead"), index.SearchField("body")]
    template = "pages/info_page.html"
    parent_page_types = ["pages.HomePage", "pages.InfoPage"]
    subpage_types = ["pages.InfoPage"]

    class Meta:
        verbose_name = _("Informationsseite")
        verbose_name_plural = _("Informationsseiten")
