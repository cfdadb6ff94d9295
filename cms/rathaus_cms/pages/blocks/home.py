"""Blocks that only the home page has: warnings and the three calls on dark ground."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from rathaus_cms.pages.blocks.links import LinkBlock, OptionalLinkBlock


class NoticeBlock(blocks.StructBlock):
    """A warning over the page. It ends by itself; a warning without an end is not believed."""

    level = blocks.ChoiceBlock(
        label=_("Art"),
        choices=[("info", _("Hinweis")), ("warning", _("Warnung")), ("danger", _("Gefahr"))],
        default="warning",
    )
    fact = blocks.CharBlock(label=_("Was ist los?"), max_length=90)
    text = blocks.CharBlock(label=_("Was heißt das?"), max_length=160, required=False)
    link_text = blocks.CharBlock(label=_("Text des Verweises"), max_length=60, required=False)
    link = OptionalLinkBlock(label=_("Verweis"))
    until = blocks.DateTimeBlock(label=_("Zeigen bis"))

    class Meta:
        icon = "warning"
        label = _("Warnung")


class CallBlock(blocks.StructBlock):
    """One of the three calls: what a town wants its people to know it can do for them."""

    icon = blocks.ChoiceBlock(
        label=_("Symbol"),
        choices=[
            ("bell", _("Glocke")),
            ("building", _("Gebäude")),
            ("calendar", _("Kalender")),
            ("clipboard-text", _("Klemmbrett")),
            ("message-circle", _("Sprechblase")),
            ("rss", _("Feed")),
            ("tool", _("Werkzeug")),
            ("users", _("Menschen")),
        ],
    )
    title = blocks.CharBlock(label=_("Titel"), max_length=50)
    text = blocks.CharBlock(label=_("Text"), max_length=140)
    link = LinkBlock(label=_("Ziel"))

    class Meta:
        icon = "pick"
        label = _("Aufruf")
