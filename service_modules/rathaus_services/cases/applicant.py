"""Who applies, as it is sealed with the case: the forms know which answers say so. Pure."""

from collections.abc import Mapping
from typing import Any

from rathaus_services.cases.content import Applicant
from rathaus_services.forms import api as forms
from rathaus_services.manifest import Module


def applicant_of(module: Module, answers: Mapping[str, Any]) -> tuple[Applicant, str]:
    """Name, place and envelope lines, and the e-mail address; parts that were not asked stay empty."""
    found = forms.applicant(module, answers)
    lines = tuple(line for line in (found.name, *found.address) if line)
    return Applicant(name=found.name, place=_place(found.address), lines=lines), found.email


def _place(address: tuple[str, ...]) -> str:
    """The place without its postal code; it stands in the last line (DIN 5008)."""
    return address[-1].lstrip("0123456789 ") if address else ""
