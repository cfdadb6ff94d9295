"""Blocks of the group Medien: a picture with its alternative text, and documents."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

GROUP = _("Medien")


class PictureBlock(blocks.StructBlock):
    """A picture. The editor must describe it or say that it is decoration; there is no third way."""

    image = ImageBlock(label=_("Bild"))
    caption = blocks.CharBlock(label=_("Bildunterschrift"), max_length=200, required=False)
    credit = blocks.CharBlock(label=_("Bildnachweis"), max_length=120, required=False)

    class Meta:
        icon = "image"
        label = _("Bild")
        group = GROUP
        template = "pages/blocks/picture.html"
        description = _("Ein Bild mit Beschreibung für alle, die es nicht sehen.")


class DocumentBlock(blocks.StructBlock):
    """One document under a title that says what it is, not what the file is called."""

    title = blocks.CharBlock(label=_("Titel"), max_length=120)
    document = DocumentChooserBlock(label=_("Datei"))

    class Meta:
        icon = "doc-full"
        label = _("Datei")


class DocumentsBlock(blocks.StructBlock):
    """Documents to download."""

    documents = blocks.ListBlock(DocumentBlock(), label=_("Dateien"), min_num=1)

    class Meta:
        icon = "doc-full"
        label = _("Unterlagen")
        group = GROUP
        template = "pages/blocks/documents.html"
        description = _("Dateien zum Herunterladen mit Art und Größe.")


def media_blocks() -> list[tuple[str, Any]]:
    """The group in the order in which the editor sees it."""
    return [("picture", PictureBlock()), ("documents", DocumentsBlock())]
