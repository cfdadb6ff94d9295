"""News: the list at /aktuelles/ and the single article."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from rathaus_cms.base.models import TownPage
from rathaus_cms.pages.blocks.act import ContactBlock
from rathaus_cms.pages.blocks.body import body_blocks
from rathaus_cms.pages.blocks.media import DocumentBlock
from rathaus_cms.pages.fields import ContentField
from rathaus_cms.pages.reading import reading_minutes
from rathaus_cms.pages.subjects import icon_of, motif_of
from rathaus_platform.clock import GERMANY, today


class Category(models.TextChoices):
    """Subjects of news, the same in every town, so that news can be shared and subscribed to."""

    TOWN_HALL = "rathaus", _("Rathaus")
    BUILDING = "bauen", _("Bauen")
    FAMILY = "familie", _("Familie")
    CULTURE = "kultur", _("Kultur")
    TRAFFIC = "verkehr", _("Verkehr")
    ENVIRONMENT = "umwelt", _("Umwelt")
    BUSINESS = "wirtschaft", _("Wirtschaft")
    SPORT = "sport", _("Sport")


class Source(models.TextChoices):
    """Who says it. Anything but the town itself gets a badge."""

    TOWN = "stadt", _("Stadt oder Gemeinde")
    DISTRICT = "landkreis", _("Landkreis")
    STATE = "land", _("Land")
    CLUB = "verein", _("Verein")


class NewsIndexPage(TownPage):
    """The list of news with its filter pills; it has no text of its own but a lead."""

    lead = models.TextField(_("Vorspann"), max_length=300, blank=True)

    content_panels = [*TownPage.content_panels, FieldPanel("lead")]
    template = "pages/news_index_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.NewsPage"]
    max_count = 1

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds one page of the list, read from `?kategorie=`, `?ortsteil=` and `?seite=`."""
        from rathaus_cms.pages.news_list import news_list

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["list"] = news_list(request.GET)
        return context

    class Meta:
        verbose_name = _("Nachrichtenliste")
        verbose_name_plural = _("Nachrichtenlisten")


class NewsPage(TownPage):
    """One piece of news."""

    lead = models.TextField(_("Vorspann"), max_length=300, help_text=_("Das Wichtigste in einem oder zwei Sätzen."))
    date = models.DateField(_("Datum"), default=today)
    category = models.CharField(_("Thema"), max_length=20, choices=Category.choices, default=Category.TOWN_HALL)
    district = models.CharField(
        _("Ortsteil"), max_length=80, blank=True, help_text=_("Nur, wenn es einen Ortsteil betrifft.")
    )
    source = models.CharField(_("Quelle"), max_length=20, choices=Source.choices, default=Source.TOWN)
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("Bild"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Ohne Bild zeigt die Seite eine Zeichnung Ihrer Stadt."),
    )
    picture_alt = models.CharField(
        _("Was ist zu sehen?"), max_length=200, blank=True, help_text=_("Für alle, die das Bild nicht sehen.")
    )
    picture_decorative = models.BooleanField(_("Das Bild schmückt nur"), default=False)
    picture_credit = models.CharField(_("Bildnachweis"), max_length=120, blank=True)
    body = ContentField(body_blocks(), verbose_name=_("Inhalt"), blank=True)
    attachments = ContentField([("document", DocumentBlock())], verbose_name=_("Unterlagen"), blank=True, max_num=12)
    contact = ContentField([("contact", ContactBlock())], verbose_name=_("Fragen?"), blank=True, max_num=2)

    content_panels = [
        *TownPage.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("date"), FieldPanel("category"), FieldPanel("district"), FieldPanel("source")],
            heading=_("Einordnung"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("picture"),
                FieldPanel("picture_alt"),
                FieldPanel("picture_decorative"),
                FieldPanel("picture_credit"),
            ],
            heading=_("Bild"),
        ),
        FieldPanel("body"),
        FieldPanel("attachments"),
        FieldPanel("contact"),
    ]
    search_fields = [
        *TownPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.SearchField("district"),
        index.FilterField("date"),
        index.FilterField("category"),
    ]
    template = "pages/news_page.html"
    parent_page_types = ["pages.NewsIndexPage"]
    subpage_types: list[str] = []

    def clean(self) -> None:
        """Raises ValidationError for a picture that is neither described nor decorative."""
        super().clean()
        if self.picture_id and not self.picture_alt.strip() and not self.picture_decorative:
            raise ValidationError(
                {"picture_alt": _("Beschreiben Sie das Bild oder wählen Sie „Das Bild schmückt nur“.")}
            )

    @property
    def icon(self) -> str:
        """Drawn where there is no picture, in lists."""
        return icon_of(self.category)

    @property
    def motif(self) -> str:
        """Drawn where there is no picture, on the page."""
        return motif_of(self.category)

    @property
    def foreign_source(self) -> str:
        """Who says it, where that is not the town itself."""
        return "" if self.source == Source.TOWN else str(self.get_source_display())

    @property
    def changed_on(self) -> datetime.date | None:
        """The German day of the last change, if it came after the news' own day."""
        if self.last_published_at is None:
            return None
        day = self.last_published_at.astimezone(GERMANY).date()
        return day if day > max(self.date, self._first_day()) else None

    @property
    def reading_minutes(self) -> int:
        """How long it takes to read."""
        return reading_minutes(self.lead, *self.body.stream_block.get_searchable_content(self.body))

    def _first_day(self) -> datetime.date:
        first = self.first_published_at or self.last_published_at
        return first.astimezone(GERMANY).date() if first else self.date

    class Meta:
        verbose_name = _("Nachricht")
        verbose_name_plural = _("Nachrichten")
