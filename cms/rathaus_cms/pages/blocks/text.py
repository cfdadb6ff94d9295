"""Blocks of the group Text: headings, paragraphs, callouts, steps, tables and questions."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock

GROUP = _("Text")
# Headings are blocks of their own, so that their order shows; a picture in running text would go undescribed.
PLAIN_FEATURES = ["bold", "link", "document-link", "ol", "ul"]
INLINE_FEATURES = ["bold", "link"]


class HeadingBlock(blocks.StructBlock):
    """A heading inside the page; the page's title is its only h1."""

    level = blocks.ChoiceBlock(
        label=_("Ebene"),
        choices=[("h2", _("Abschnitt")), ("h3", _("Unterabschnitt"))],
        default="h2",
    )
    text = blocks.CharBlock(label=_("Überschrift"), max_length=120)

    class Meta:
        icon = "title"
        label = _("Überschrift")
        group = GROUP
        template = "pages/blocks/heading.html"
        description = _("Gliedert die Seite. Erst Abschnitt, darunter Unterabschnitt.")
        preview_value = {"level": "h2", "text": "So läuft es ab"}


class CalloutBlock(blocks.StructBlock):
    """One thing nobody should miss, with a bar in the town's second colour."""

    title = blocks.CharBlock(label=_("Titel"), max_length=80, default="Gut zu wissen")
    text = blocks.RichTextBlock(label=_("Text"), features=INLINE_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Gut zu wissen")
        group = GROUP
        template = "pages/blocks/callout.html"
        description = _("Hebt einen Satz hervor, den niemand übersehen soll.")
        preview_value = {"title": "Gut zu wissen", "text": "<p>Sie brauchen keinen Termin.</p>"}


class StepBlock(blocks.StructBlock):
    """One step of a list of steps."""

    title = blocks.CharBlock(label=_("Was ist zu tun?"), max_length=120)
    text = blocks.RichTextBlock(label=_("Erklärung"), features=INLINE_FEATURES, required=False)

    class Meta:
        icon = "list-ol"
        label = _("Schritt")


class StepsBlock(blocks.StructBlock):
    """Numbered steps, for anything that has an order."""

    steps = blocks.ListBlock(StepBlock(), label=_("Schritte"), min_num=2, max_num=10)

    class Meta:
        icon = "list-ol"
        label = _("Schritt für Schritt")
        group = GROUP
        template = "pages/blocks/steps.html"
        description = _("Nummerierte Schritte für alles, was eine Reihenfolge hat.")
        preview_value = {"steps": [{"title": "Antrag ausfüllen"}, {"title": "Bescheid abwarten"}]}


class TableBlock(TypedTableBlock):
    """A table that a screen reader can tell: it has a caption and a heading over every column."""

    def clean(self, value: TypedTable) -> TypedTable:
        """The value. Raises ValidationError without a caption or with a column that has no heading."""
        cleaned = super().clean(value)
        if not (cleaned.caption or "").strip():
            raise ValidationError(_("Geben Sie der Tabelle eine Beschriftung."))
        if any(not column["heading"].strip() for column in cleaned.columns):
            raise ValidationError(_("Geben Sie jeder Spalte eine Überschrift."))
        return cleaned

    class Meta:
        icon = "table"
        label = _("Tabelle")
        group = GROUP
        template = "pages/blocks/table.html"
        description = _("Zahlen und Zeiten nebeneinander. Jede Spalte hat eine Überschrift.")


class QuestionBlock(blocks.StructBlock):
    """A question with its answer, folded away until asked."""

    question = blocks.CharBlock(label=_("Frage"), max_length=140)
    answer = blocks.RichTextBlock(label=_("Antwort"), features=PLAIN_FEATURES)

    class Meta:
        icon = "help"
        label = _("Frage")


class AccordionBlock(blocks.StructBlock):
    """Questions that not everybody asks."""

    questions = blocks.ListBlock(QuestionBlock(), label=_("Fragen"), min_num=1, max_num=20)

    class Meta:
        icon = "help"
        label = _("Fragen und Antworten")
        group = GROUP
        template = "pages/blocks/accordion.html"
        description = _("Fragen, die nicht alle haben. Die Antwort öffnet sich beim Antippen.")
        preview_value = {"questions": [{"question": "Was kostet das?", "answer": "<p>Nichts.</p>"}]}


class TodoBlock(blocks.CharBlock):
    """Something only the town can say. Visitors see that it is missing; the editor replaces it by text."""

    class Meta:
        icon = "warning"
        label = _("Noch zu ergänzen")
        group = GROUP
        template = "pages/blocks/todo.html"
        description = _("Hält den Platz für eine Angabe frei, die noch fehlt.")
        preview_value = "Welche Aufsichtsbehörde ist zuständig?"


def text_blocks() -> list[tuple[str, Any]]:
    """The group in the order in which the editor sees it."""
    paragraph = blocks.RichTextBlock(
        label=_("Absatz"),
        icon="pilcrow",
        group=GROUP,
        features=PLAIN_FEATURES,
        template="pages/blocks/paragraph.html",
        description=_("Fließtext mit Listen und Verweisen."),
        preview_value="<p>Ein Absatz sagt eine Sache.</p>",
    )
    return [
        ("heading", HeadingBlock()),
        ("paragraph", paragraph),
        ("callout", CalloutBlock()),
        ("steps", StepsBlock()),
        ("table", TableBlock([("text", blocks.CharBlock(label=_("Text"), required=False))])),
        ("accordion", AccordionBlock()),
    ]
