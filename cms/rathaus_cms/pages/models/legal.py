"""Pages the law asks for: one of each kind, at a fixed address. Editors fill them and cannot remove them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from rathaus_cms.base.models import TownPage
from rathaus_cms.pages.blocks.body import body_blocks
from rathaus_cms.pages.blocks.text import TodoBlock
from rathaus_cms.pages.fields import ContentField


class LegalKind(models.TextChoices):
    """What the page has to say; the facts of the town are added from its preferences."""

    IMPRINT = "impressum", _("Impressum")
    PRIVACY = "datenschutz", _("Datenschutz")
    ACCESSIBILITY = "barrierefreiheit", _("Erklärung zur Barrierefreiheit")
    EASY_LANGUAGE = "leichte-sprache", _("Leichte Sprache")
    SIGN_LANGUAGE = "gebaerdensprache", _("Gebärdensprache")


class LegalPage(TownPage):
    """One of the legal pages; made with the town, never by hand."""

    kind = models.CharField(_("Art"), max_length=20, choices=LegalKind.choices, unique=True, editable=False)
    body = ContentField([("todo", TodoBlock()), *body_blocks()], verbose_name=_("Inhalt"), blank=True)

    content_panels = [*TownPage.content_panels, FieldPanel("body")]
    search_fields = [*TownPage.search_fields, index.SearchField("body")]
    template = "pages/legal_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    is_creatable = False

    @property
    def open_points(self) -> list[str]:
        """What the town still has to say here."""
        return [block.value for block in self.body if block.block_type == "todo"]

    class Meta:
        verbose_name = _("Pflichtseite")
        verbose_name_plural = _("Pflichtseiten")
