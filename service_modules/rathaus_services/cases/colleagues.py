"""Whom a case can be given to: the town's active clerks and leads."""

from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from rathaus_services.cases.offices import offices_for
from rathaus_services.cases.values import Colleague

CLERKS, LEADS, ADMINS = "Sachbearbeitung", "Leitung", "Verwaltung"
GROUPS = (CLERKS, LEADS)


def colleagues(service: str = "") -> tuple[Colleague, ...]:
    """Everybody who may open cases (of this service), by name."""
    found = {person.pk: person.get_full_name() or person.email for person in _people(service)}
    return tuple(Colleague(id=key, name=name) for key, name in sorted(found.items(), key=lambda pair: pair[1].lower()))


def addresses() -> dict[UUID, str]:
    """Their mail addresses by id."""
    return {person.pk: person.email for person in _people()}


def _people(service: str = "") -> QuerySet[Any]:
    people = get_user_model().objects.filter(realm="verwaltung", is_active=True)
    offices = offices_for(service) if service else None
    if offices is None:
        return people.filter(groups__name__in=GROUPS).distinct()
    leads = people.filter(groups__name=LEADS)
    admins = people.filter(groups__name=ADMINS).filter(groups__name__in=GROUPS)  # clerks who administer the town, too
    clerks = people.filter(groups__name=CLERKS).filter(_in_one_of(offices))
    return people.filter(Q(pk__in=leads.values("pk")) | Q(pk__in=admins.values("pk")) | Q(pk__in=clerks.values("pk")))


def _in_one_of(offices: frozenset[str]) -> Q:
    found = Q(pk__in=())
    for key in offices:
        found |= Q(offices__contains=[key])
    return found
