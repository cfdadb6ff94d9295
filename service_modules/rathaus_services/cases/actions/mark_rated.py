"""A case says once how easy it was. What was said is not kept with it: the number counts, not the person."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from rathaus_platform.identity.api import Person
from rathaus_services.cases import rows
from rathaus_services.cases.access import open_case
from rathaus_services.cases.errors import NotNow
from rathaus_services.cases.values import Grants


def mark_rated(case_id: UUID, *, person: Person | None, grants: Grants) -> str:
    """Note that the case has been rated; the key of its service. Raises UnknownCase, NotNow the second time."""
    with transaction.atomic():
        row = open_case(case_id, person=person, grants=grants, lock=True)
        seal = rows.seal_of(row)
        content = rows.content_of(row, seal)
        if content.rated:
            raise NotNow
        row.sealed_content = seal.close("content", replace(content, rated=True).encode())
        row.save(update_fields=["sealed_content"])
        return row.key
