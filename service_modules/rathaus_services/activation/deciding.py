"""Changes of the centre that meet a town's own values: what follows by rule, what was decided, what is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now, today
from rathaus_platform.errors import Conflict
from rathaus_services.activation import parameters
from rathaus_services.activation.bylaws import Bylaw
from rathaus_services.activation.errors import NotOffered, UnknownParameter
from rathaus_services.activation.models import Activation
from rathaus_services.activation.setting import set_parameter
from rathaus_services.activation.threeway import Change, Outcome, compare
from rathaus_services.releases import api as releases

KEEP, TAKE = "keep", "take"


@dataclass(frozen=True)
class Decision:
    """Who decided when: `take` the centre's new default or `keep` the town's value."""

    choice: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Question:
    """A change with the decision about it; `open` while a person is asked and nobody has decided."""

    change: Change
    decision: Decision | None

    @property
    def open(self) -> bool:
        """A missing or unfit value is answered by setting one, a conflict by a decision."""
        return self.change.for_a_person and self.decision is None


@dataclass(frozen=True)
class Alignment:
    """The version before, the newest one on its way or here, and every parameter that is not as it was."""

    old: releases.Release
    new: releases.Release
    questions: tuple[Question, ...]

    @property
    def open(self) -> tuple[Question, ...]:
        """What somebody has to decide."""
        return tuple(one for one in self.questions if one.open)


def alignment(key: str) -> Alignment | None:
    """For one service of the bound town; None where no newer version is known. Raises NotOffered."""
    row = Activation.objects.filter(key=key).first()
    if row is None:
        raise NotOffered
    pair = releases.pairs([key]).get(key)
    return None if pair is None else _aligned(pair, parameters.in_force(key, today()), row.decisions)


def open_questions() -> dict[str, int]:
    """By service how many decisions are open in the bound town; the same statements however many services."""
    rows = {row.key: row.decisions for row in Activation.objects.all()}
    pairs, values = releases.pairs(rows), parameters.all_in_force(today())
    found = {key: len(_aligned(pair, values.get(key, {}), rows[key]).open) for key, pair in pairs.items()}
    return {key: number for key, number in found.items() if number}


@transaction.atomic
def decide(
    key: str, name: str, choice: str, *, actor: audit.Actor, valid_from: date | None = None, source: str | Bylaw = ""
) -> None:
    """Decide one conflict. `keep` leaves the town's value; `take` sets the new default from a day on (today).

    Raises NotOffered, UnknownParameter (no such conflict), Conflict (decided already), Invalid (as set_parameter).
    """
    row = Activation.objects.select_for_update().filter(key=key).first()
    if row is None:
        raise NotOffered
    found = alignment(key)
    question = next((one for one in found.questions if one.change.name == name), None) if found else None
    if found is None or question is None or question.change.outcome != Outcome.CONFLICT or choice not in (KEEP, TAKE):
        raise UnknownParameter
    if question.decision is not None:
        raise Conflict(_("Das hat schon jemand entschieden."))
    change = question.change
    if choice == TAKE:
        reason = _("Vorgabe der Fassung %(version)s übernommen.") % {"version": found.new.version}
        set_parameter(key, name, change.new, valid_from or today(), source or reason, actor=actor, reason=reason)
    row.decisions.append(
        {
            "name": name,
            "choice": choice,
            "by": actor.name,
            "at": now().isoformat(timespec="seconds"),
            "release": found.new.content_hash,
            "old": change.old,
            "new": change.new,
            "town": change.town,
        }
    )
    row.save(update_fields=["decisions", "changed_at"])
    details = {"name": name, "choice": choice, "release": found.new.content_hash}
    audit.record("service.change_decided", subject=("service", key), actor=actor, details=details)


def _aligned(pair: releases.Pair, rows: parameters.Rows, decisions: list[Mapping[str, Any]]) -> Alignment:
    decided = {one["name"]: one for one in decisions if one["release"] == pair.new.content_hash}
    questions = []
    for change in compare(pair.old.module, pair.new.module, rows):
        one = decided.get(change.name)
        questions.append(Question(change, _decision(one) if one else None))
    return Alignment(pair.old, pair.new, tuple(questions))


def _decision(kept: Mapping[str, Any]) -> Decision:
    return Decision(kept["choice"], kept["by"], datetime.fromisoformat(kept["at"]))
