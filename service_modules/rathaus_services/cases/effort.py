"""The minutes of work that a clerk enters where the fee follows the effort. Pure."""

from django.utils.translation import gettext as _

from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_services.cases.content import CaseContent
from rathaus_services.cases.fee import with_effort
from rathaus_services.manifest import Letter, Module

FIELD = "aufwand"
MOST = 60 * 1000
"""Minutes: nobody works longer on one answer."""


def is_asked(content: CaseContent, document: Letter | None) -> bool:
    """Whether this decision has to say how long it took: the fee is open, and its letter charges it."""
    is_open = content.fee is not None and bool(content.fee.by_effort)
    return is_open and document is not None and document.fee_table


def settle(module: Module, content: CaseContent, document: Letter | None, typed: str) -> CaseContent:
    """The content with the fee for the minutes that were typed. Raises Invalid where they are needed and not there.

    A decision whose letter charges nothing leaves nothing open.
    """
    if content.fee is None or not content.fee.by_effort:
        return content
    return with_effort(module, content, _minutes(typed) if is_asked(content, document) else 0)


def _minutes(typed: str) -> int:
    text = typed.strip()
    if not (text.isascii() and text.isdigit() and len(text) < 7 and int(text) <= MOST):
        wrong = _("Geben Sie die Arbeitszeit in Minuten an, zum Beispiel 45.")
        raise Invalid(problems=(FieldProblem(FIELD, wrong, "form" if text else "leer"),))
    return int(text)
