"""An outcome that goes out on its day: until then nobody but the office can see that it is decided (§ 51 (2) BMG)."""

from datetime import datetime

from rathaus_platform.audit import api as audit
from rathaus_services.cases import rows
from rathaus_services.cases.deciding import Decider, carry_out
from rathaus_services.cases.effort import settle
from rathaus_services.cases.letters.gather import document_for
from rathaus_services.cases.models import Case
from rathaus_services.cases.queries.history import history_of
from rathaus_services.cases.values import Outcome


def tell_held(row: Case, event_id: str, at: datetime) -> None:
    """Carry the held decision out; nothing where the office has decided otherwise since. The case is locked."""
    if row.held_until is None or row.closed_at is not None:
        return
    seal = rows.seal_of(row)
    entry = history_of(row, seal).last("held")
    if entry is None or str(entry.event.id) != event_id:
        return
    outcome: Outcome = "granted" if row.proposed == "granted" else "refused"
    kept = rows.content_of(row, seal)
    typed = "" if kept.minutes is None else str(kept.minutes)
    content = settle(rows.module_of(row), kept, document_for(row, outcome), typed)
    by = Decider(row.proposed_by, entry.body.author, audit.SYSTEM)
    carry_out(row, seal, content, by, outcome, entry.body.text, at)
