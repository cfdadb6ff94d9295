"""Checks on texts that people write into a case."""

from django.utils.translation import gettext as _

from rathaus_platform.errors import FieldProblem, Invalid

LONGEST = 10_000


def required(text: str, field: str, missing: str) -> str:
    """The text without blanks around it. Raises Invalid when it is empty (`missing` says so) or too long."""
    cleaned = text.replace("\r\n", "\n").strip()
    if not cleaned:
        raise Invalid(problems=(FieldProblem(field, missing, "leer"),))
    if len(cleaned) > LONGEST:
        too_long = _("Der Text ist zu lang. Kürzen Sie ihn auf %(most)s Zeichen.") % {"most": LONGEST}
        raise Invalid(problems=(FieldProblem(field, too_long, "zu_lang"),))
    return cleaned
