"""Where a button leads: a page of this town, or an address outside."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# Own fixed addresses (/status/) or the web; never javascript: or data:.
ADDRESS = RegexValidator(r"^(/(?!/)|https://|mailto:|tel:)\S*$", _("Beginnen Sie mit / oder https://."))


class LinkValue(blocks.StructValue):
    """A link with its target resolved."""

    @property
    def href(self) -> str:
        """The page's address, or the one typed; empty when the page is gone or not published."""
        page = self.get("page")
        if page:
            return str(page.url or "") if page.live else ""
        return str(self.get("address") or "")


class LinkBlock(blocks.StructBlock):
    """Exactly one of page and address."""

    needed = True

    page = blocks.PageChooserBlock(label=_("Seite"), required=False)
    address = blocks.CharBlock(
        label=_("oder Adresse"),
        required=False,
        max_length=300,
        validators=[ADDRESS],
        help_text=_("/status/ oder https://…"),
    )

    def clean(self, value: dict[str, Any]) -> Any:
        """The value. Raises ValidationError unless exactly one of the two is given."""
        cleaned = super().clean(value)
        given = [cleaned[name] for name in ("page", "address") if cleaned[name]]
        if len(given) > 1 or (self.needed and not given):
            raise ValidationError(_("Wählen Sie eine Seite oder geben Sie eine Adresse an."))
        return cleaned

    class Meta:
        icon = "link"
        label = _("Ziel")
        value_class = LinkValue


class OptionalLinkBlock(LinkBlock):
    """One of page and address, or none."""

    needed = False
