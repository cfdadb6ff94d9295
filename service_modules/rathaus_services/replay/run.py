"""Replaying the bound town's cases of a service. They are opened in memory; the audit trail keeps that it was done."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial

from django.db import transaction

from rathaus_platform.audit import api as audit
from rathaus_platform.crypto.api import Tampered
from rathaus_services.activation import api as activation
from rathaus_services.cases import rows
from rathaus_services.cases.models import Case
from rathaus_services.cases.moves import german_day
from rathaus_services.cases.sealing import Keyring
from rathaus_services.manifest import Module
from rathaus_services.replay.compare import compare
from rathaus_services.replay.values import Past, Replayed

_COLUMNS = ("number", "submitted_at", "fee_total", "wrapped_key", "schema_version", "sealed_content")
_AT_ONCE = 200


def replay(module: Module) -> Replayed:
    """All cases that the bound town still keeps of this service, run through this content. Changes no case."""
    standing_on = lru_cache(partial(activation.in_force_of, module))
    unset = activation.unmet(module)
    with transaction.atomic():
        found = replace(compare(module, _past(module.key), standing_on), unset=unset)
        audit.record(
            "service.replayed",
            subject=("service", module.key),
            actor=audit.SYSTEM,
            details={"content": module.content_hash, "cases": found.cases, "failing": len(found.failing)},
        )
    return found


def _past(key: str) -> Iterator[Past]:
    ring = Keyring.of_town()
    for row in Case.objects.filter(key=key).only(*_COLUMNS).order_by("submitted_at").iterator(chunk_size=_AT_ONCE):
        try:
            answers = rows.content_of(row, rows.seal_of(row, ring)).answers
        except Tampered:
            answers = None
        yield Past(row.number, german_day(row.submitted_at), answers, row.fee_total)
