"""Whom a case can be given to: the town's active clerks and leads."""

from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from rathaus_services.cases.values import Colleague

GROUPS = ("Sachbearbeitung", "Leitung")


def colleagues() -> tuple[Colleague, ...]:
    """Everybody who may open cases, by name."""
    found = {person.pk: person.get_full_name() or person.email for person in _people()}
    return tuple(Colleague(id=key, name=name) for key, name in sorted(found.items(), key=lambda pair: pair[1].lower()))


def addresses() -> dict[UUID, str]:
    """Their mail addresses by id."""
    return {person.pk: person.email for person in _people()}


def _people() -> QuerySet[Any]:
    people = get_user_model().objects.filter(realm="verwaltung", is_active=True, groups__name__in=GROUPS)
    return people.distinct()
