"""Which cases a person may see: the one place that says so, for lists, counts, searches, files and acts alike."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rathaus_platform.errors import Forbidden
from rathaus_platform.identity.api import CLERK, LEAD, OPERATOR, STAND_IN, Person
from rathaus_services.cases.models import Case
from rathaus_services.cases.offices import services_of

AT_THE_DESK = (CLERK, LEAD, STAND_IN, OPERATOR)
"""Who works on cases; editors and town admins do not."""


class ReadOnly(Forbidden):
    """This person may look and change nothing."""

    code = "nur_lesen"
    text = _("Sie sehen diesen Vorgang nur zur Ansicht und ändern daran nichts.")


@dataclass(frozen=True)
class Scope:
    """A part of the town's cases. None: no limit of this kind."""

    services: frozenset[str] | None = None  # keys
    read_only: bool = False

    def cases(self) -> QuerySet[Case]:
        """The bound town's cases that lie within."""
        rows = Case.objects.all()
        return rows if self.services is None else rows.filter(key__in=self.services)


def scope_of(staff: Person) -> Scope:
    """What this person may see. Raises Forbidden for everybody who has nothing to do at the desk."""
    if not staff.is_staff or not staff.roles & {*AT_THE_DESK}:
        raise Forbidden
    if staff.guest is not None:
        return Scope(services=staff.guest.services, read_only=staff.guest.read_only)
    return Scope(services=services_of(staff))
