"""Blocks of the group Handeln: a service of this town, a button, an office to ask."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from rathaus_cms.pages.blocks.links import LinkBlock
from rathaus_services.activation import api as activation
from rathaus_tenants.preferences.api import preferences

GROUP = _("Handeln")


def service_choices() -> list[tuple[str, str]]:
    """Keys and titles of the services this town has switched on."""
    return [(entry.key, entry.title) for entry in activation.active_services()]


class ServiceBlock(blocks.StructBlock):
    """A link to one service. It disappears from the page when the town switches the service off."""

    service = blocks.ChoiceBlock(label=_("Leistung"), choices=service_choices)

    def get_context(self, value: dict[str, Any], parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `entry`, the service as this town offers it now, or None."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        entries = {entry.key: entry for entry in activation.active_services()}
        context["entry"] = entries.get(value.get("service", ""))
        return context

    class Meta:
        icon = "clipboard-list"
        label = _("Leistung")
        group = GROUP
        template = "pages/blocks/service.html"
        description = _("Führt zu einer Leistung, die man hier beantragen kann.")


class ButtonBlock(blocks.StructBlock):
    """The one thing to do on this page."""

    text = blocks.CharBlock(label=_("Beschriftung"), max_length=60, help_text=_("Verb und Sache: „Hinweis abgeben“"))
    link = LinkBlock(label=_("Ziel"))

    class Meta:
        icon = "link"
        label = _("Schaltfläche")
        group = GROUP
        template = "pages/blocks/button.html"
        description = _("Eine Handlung. Höchstens eine auf jeder Seite.")


class ContactBlock(blocks.StructBlock):
    """An office with the ways to reach it."""

    office = blocks.CharBlock(label=_("Amt oder Person"), max_length=120)
    place = blocks.CharBlock(label=_("Ort"), max_length=120, required=False, help_text=_("„Rathaus, Zimmer 212“"))
    phone = blocks.CharBlock(label=_("Telefon"), max_length=40, required=False)
    email = blocks.EmailBlock(label=_("E-Mail"), required=False)

    def clean(self, value: dict[str, Any]) -> Any:
        """The value. Raises ValidationError when there is no way to reach the office."""
        cleaned = super().clean(value)
        if not cleaned["phone"] and not cleaned["email"]:
            raise ValidationError(_("Geben Sie eine Telefonnummer oder eine E-Mail-Adresse an."))
        return cleaned

    class Meta:
        icon = "user"
        label = _("Kontakt")
        group = GROUP
        template = "pages/blocks/contact.html"
        description = _("Wer Fragen beantwortet und wie man ihn erreicht.")
        preview_value = {"office": "Bürgerbüro", "place": "Rathaus, Zimmer 1", "phone": "000 0000"}


class OfficeBlock(blocks.StaticBlock):
    """The town hall's address, telephone and opening hours, as the town's preferences have them."""

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `preferences`."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["preferences"] = preferences()
        return context

    class Meta:
        icon = "home"
        label = _("Rathaus: Anschrift und Öffnungszeiten")
        group = GROUP
        template = "pages/blocks/office.html"
        description = _("Kommt aus den Einstellungen der Stadt und stimmt deshalb überall.")
        admin_text = _("Anschrift, Telefon und Öffnungszeiten aus den Einstellungen.")


def act_blocks() -> list[tuple[str, Any]]:
    """The group in the order in which the editor sees it."""
    return [
        ("service", ServiceBlock()),
        ("button", ButtonBlock()),
        ("contact", ContactBlock()),
        ("office", OfficeBlock()),
    ]
