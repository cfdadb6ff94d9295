"""The by-law register of a town: what it offers, and for each parameter what holds, what comes and what has been."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from rathaus_platform.clock import today
from rathaus_services import registry
from rathaus_services.activation import parameters
from rathaus_services.activation.bylaws import Bylaw, bylaw_of
from rathaus_services.activation.models import Activation, ParameterValue
from rathaus_services.activation.offers import german_order
from rathaus_services.activation.values import Correction, DatedValue, Offer, RegisterEntry, RegisterLine
from rathaus_services.manifest import Module, Parameter
from rathaus_services.schemas import value_errors

Rows = Iterable[ParameterValue]


def lines() -> list[RegisterLine]:
    """Every installed service, offered or not, in German order; two statements."""
    day, offers = today(), {row.key: row for row in Activation.objects.all()}
    rows: dict[str, list[ParameterValue]] = defaultdict(list)
    for row in ParameterValue.objects.order_by("valid_from"):
        rows[row.key].append(row)
    found = [_line(module, offers.get(module.key), rows[module.key], day) for module in registry.modules()]
    return sorted(found, key=lambda line: german_order(line.title))


def offer_of(key: str) -> Offer | None:
    """Since when and until when the bound town offers the service; None where it never did."""
    row = Activation.objects.filter(key=key).first()
    return _offer(row) if row else None


def entries(module: Module) -> list[RegisterEntry]:
    """The register of one service: every parameter that this content declares, in its order; one statement."""
    day, rows = today(), _by_name(ParameterValue.objects.filter(key=module.key).order_by("valid_from"))
    return [_entry(parameter, rows.get(name, []), day) for name, parameter in module.parameters.items()]


def _line(module: Module, row: Activation | None, rows: Rows, day: date) -> RegisterLine:
    known = {name: values[-1] for name, values in _by_name(one for one in rows if one.valid_from <= day).items()}
    return RegisterLine(
        key=module.key,
        title=module.title,
        offer=_offer(row) if row else None,
        missing=len(parameters.missing(module, known)),
        coming=sum(one.valid_from > day and one.name in module.parameters for one in rows),
        demonstration=any(one.demonstration for one in known.values()),
    )


def _offer(row: Activation) -> Offer:
    return Offer(row.active_from, row.active_until)


def _entry(parameter: Parameter, rows: list[ParameterValue], day: date) -> RegisterEntry:
    ends = [after.valid_from - timedelta(days=1) for _before, after in pairwise(rows)]
    dated = [_dated(row, until) for row, until in zip(rows, [*ends, None], strict=False)]
    begun = [one for one in dated if one.valid_from <= day]
    value = begun[-1].value if begun else parameter.default
    errors = value_errors(dict(parameter.schema), value) if value is not None else []
    return RegisterEntry(
        parameter=parameter,
        value=value,
        now=begun[-1] if begun else None,
        coming=tuple(one for one in dated if one.valid_from > day),
        past=tuple(reversed(begun[:-1])),
        problem=errors[0] if errors else "",
    )


def _dated(row: ParameterValue, until: date | None) -> DatedValue:
    return DatedValue(
        value=row.value,
        valid_from=row.valid_from,
        until=until,
        source=row.source,
        bylaw=bylaw_of(row),
        demonstration=row.demonstration,
        corrections=tuple(_correction(one) for one in reversed(row.corrections)),
    )


def _correction(kept: Mapping[str, Any]) -> Correction:
    day = kept.get("resolved_on")
    bylaw = Bylaw(kept.get("bylaw", ""), kept.get("paragraph", ""), date.fromisoformat(day) if day else None)
    return Correction(
        at=datetime.fromisoformat(kept["at"]),
        by=kept["by"],
        reason=kept["reason"],
        value=kept.get("value"),
        source=str(bylaw) if bylaw.title else kept.get("source", ""),
    )


def _by_name(rows: Rows) -> dict[str, list[ParameterValue]]:
    found: dict[str, list[ParameterValue]] = defaultdict(list)
    for row in rows:
        found[row.name].append(row)
    return found
