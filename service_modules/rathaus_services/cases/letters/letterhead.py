"""The town's letterhead: sender, information block and footer. The look comes from above by a dotted path."""

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from rathaus_platform.clock import german_date
from rathaus_platform.documents.api import Section, Sender
from rathaus_services.cases.letters.facts import CaseFacts


def sender(facts: CaseFacts) -> Sender:
    """The sender with the town's mark and horizon, in its own colour."""
    # Services know nothing of themes; the setting names the function that does (cms, above).
    look = import_string(settings.RATHAUS_TOWN_LOOK)()
    return Sender(
        town=facts.town_name,
        office=facts.office["name"],
        street=facts.preferences.street,
        place=f"{facts.preferences.postal_code} {facts.preferences.place}".strip(),
        mark_svg=look.icon,
        horizon_svg=look.horizon_in("currentColor"),
        brand=facts.preferences.brand,
    )


def info(facts: CaseFacts) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Our sign and date, then whom to ask."""
    return (((_("Unser Zeichen"), facts.number), (_("Datum"), german_date(facts.day))), contact(facts))


def contact(facts: CaseFacts) -> tuple[tuple[str, str], ...]:
    """Whom to ask."""
    office = facts.office
    pairs = ((_("Fragen?"), office.get("telefon", "")), (_("E-Mail"), office.get("email", "")))
    return tuple(pair for pair in pairs if pair[1])


def footer(facts: CaseFacts) -> tuple[Section, ...]:
    """Address, and where the letter can be read aloud."""
    lines = tuple(line for line in facts.preferences.address if line != facts.town_name)
    reading = _("Dieses Schreiben finden Sie auch auf der Statusseite. Vorleseprogramme können es lesen.")
    return (Section(facts.town_name, lines), Section(_("Barrierefrei lesen"), (reading,)))
