"""Changing the values of a town: they are checked, named by their source, recorded; kept pages become stale."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import today
from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_platform.identity.api import TrustLevel
from rathaus_services.activation import dated
from rathaus_services.activation.bylaws import Bylaw
from rathaus_services.activation.coming import ahead, asking
from rathaus_services.activation.errors import AlreadyInForce, UnknownParameter
from rathaus_services.activation.following import keep_up
from rathaus_services.activation.models import ParameterValue
from rathaus_services.manifest import Module
from rathaus_services.releases import api as releases
from rathaus_services.schemas import value_errors
from rathaus_tenants.registry.api import content_changed


@transaction.atomic
def set_parameter(
    key: str,
    name: str,
    value: Any,
    valid_from: date,
    source: str | Bylaw = "",
    *,
    actor: audit.Actor = audit.SYSTEM,
    demonstration: bool = False,
    reason: str = "",
) -> None:
    """Give a parameter a value from a day on. A coming value of the same day is replaced.

    `source` is the by-law, or words where no by-law says it. `reason` is asked for where a value of the town has
    already been in force on that day: then this is a correction, and the old value stays in the register.

    Raises NotReleased, UnknownParameter, Invalid (does not fit the schema, lacks its source or reason, weakens trust).
    """
    check_parameter(key, name, value, valid_from, source, reason=reason)
    cited, bylaw = str(source), source if isinstance(source, Bylaw) else Bylaw("")
    content = {
        "value": value,
        "source": cited,
        "bylaw": bylaw.title,
        "paragraph": bylaw.paragraph,
        "resolved_on": bylaw.resolved_on,
        "demonstration": demonstration,
    }
    corrected = dated.put(key, name, valid_from, content, reason=reason, by=actor.name)
    content_changed()
    details = {"name": name, "valid_from": valid_from.isoformat(), "source": cited}
    action = "service.parameter_corrected" if corrected else "service.parameter_set"
    audit.record(action, subject=("service", key), actor=actor, details=details)
    keep_up([key])


def check_parameter(
    key: str,
    name: str,
    value: Any,
    valid_from: date,
    source: str | Bylaw = "",
    *,
    reason: str = "",
    module: Module | None = None,
) -> None:
    """Whether `set_parameter` would take this; raises what it would raise, and writes nothing.

    A value fits that the release in use takes, or a newer one that waits for it; with `module`, that content alone.
    """
    problems = _problems(module, name, value, str(source)) if module else _of_all(key, name, value, str(source))
    if not reason.strip() and dated.corrects(dated.rows_until(key, name, valid_from), valid_from):
        text = _("Dieser Tag liegt zurück, der alte Wert hat schon gegolten. Sagen Sie, warum Sie ihn berichtigen.")
        problems.append(FieldProblem("grund", text, "grund"))
    if problems:
        raise Invalid(problems=problems)


@transaction.atomic
def withdraw_parameter(key: str, name: str, valid_from: date, *, actor: audit.Actor = audit.SYSTEM) -> None:
    """Take back a coming value. Raises UnknownParameter (no such value), AlreadyInForce."""
    row = ParameterValue.objects.select_for_update().filter(key=key, name=name, valid_from=valid_from).first()
    if row is None:
        raise UnknownParameter
    if valid_from <= today():
        raise AlreadyInForce
    row.delete()
    content_changed()
    details = {"name": name, "valid_from": valid_from.isoformat(), "source": row.source}
    audit.record("service.parameter_withdrawn", subject=("service", key), actor=actor, details=details)
    keep_up([key])


def _of_all(key: str, name: str, value: Any, source: str) -> list[FieldProblem]:
    """What the release in use has against a value; nothing where a newer one takes it. Raises UnknownParameter."""
    used = releases.release_for(key).module
    if name in used.parameters and not _problems(used, name, value, source):
        return []
    newer = [one.module for one in ahead(key) if name in one.module.parameters]
    if any(not _problems(module, name, value, source) for module in newer):
        return []
    return _problems(asking(key, name), name, value, source)


def _problems(module: Module, name: str, value: Any, source: str) -> list[FieldProblem]:
    parameter = module.parameters.get(name)
    if parameter is None:
        raise UnknownParameter
    found = [FieldProblem(parameter.name, message, "schema") for message in value_errors(dict(parameter.schema), value)]
    if parameter.needs_source and not source.strip():
        text = _("Nennen Sie Satzung, Paragraf und Datum, aus denen der Wert kommt.")
        found.append(FieldProblem(parameter.name, text, "quelle"))
    if not found and parameter.name == "vertrauensniveau_min" and TrustLevel(value) < TrustLevel(module.trust):
        text = _("Die Leistung verlangt mindestens %(level)s. Weniger kann die Stadt nicht verlangen.")
        found.append(FieldProblem(parameter.name, text % {"level": module.trust}, "zu_niedrig"))
    return found
