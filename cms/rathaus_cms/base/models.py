"""The base page model. `WAGTAIL_PAGE_MODEL` names it; page types inherit from it, never from Wagtail's Page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import AbstractPage, DefaultBasePageMixin
from wagtail.models.pages import AbstractPageMeta


class TownPage(AbstractPage, DefaultBasePageMixin):
    """What every page of a town has. Content lives in the page types of `rathaus_cms.pages`."""

    reviewed_on = models.DateField(
        _("zuletzt geprüft am"),
        null=True,
        blank=True,
        help_text=_("Wann hat zuletzt jemand geprüft, ob der Inhalt noch stimmt?"),
    )

    search_fields = AbstractPage.search_fields + DefaultBasePageMixin.search_fields
    promote_panels = [*DefaultBasePageMixin.promote_panels, FieldPanel("reviewed_on")]

    class Meta(AbstractPageMeta):
        verbose_name = _("Seite")
        verbose_name_plural = _("Seiten")
