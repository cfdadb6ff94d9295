"""Past cases against new content: which would fail, which fees change. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

import structlog

from rathaus_services.activation.values import InForce
from rathaus_services.fees import api as fees
from rathaus_services.forms import api as forms
from rathaus_services.manifest import Module
from rathaus_services.replay.values import Failing, FeeChange, Past, Problem, Replayed

UNREADABLE = Problem("", "nicht_lesbar")
FEE_UNKNOWN = Problem("", "gebuehr_unbekannt")
FEE_BROKEN = Problem("", "gebuehr_fehler")

log = structlog.get_logger(__name__)

StandingOn = Callable[[date], InForce]
"""The town's parameters of the new content on a day."""


def compare(module: Module, past: Iterable[Past], standing_on: StandingOn) -> Replayed:
    """Every case as if it were sent with this content on the day of its receipt.

    What an account vouched for is not known any more, so locked fields count as the citizen sent them. A field that
    the content has no longer is no failure: nobody would be asked. Such answers are counted.
    """
    count, failing, changes, gone = 0, list[Failing](), list[FeeChange](), Counter[str]()
    for case in past:
        count += 1
        gone.update(name for name in case.answers or () if name not in module.fields)
        outcome = _outcome(module, case, standing_on)
        if isinstance(outcome, tuple):
            failing.append(Failing(case.number, outcome))
        elif outcome is not None and outcome != case.fee:
            changes.append(FeeChange(case.number, case.fee, outcome))
    return Replayed(count, tuple(failing), tuple(changes), dict(gone))


def _outcome(module: Module, case: Past, standing_on: StandingOn) -> Decimal | tuple[Problem, ...] | None:
    """The fee, or everything that keeps the case from being sent; None for a fee that only the effort shows."""
    if case.answers is None:
        return (UNREADABLE,)
    asked = {name: value for name, value in case.answers.items() if name in module.fields}
    checked = forms.check(module, asked, standing_on(case.day).values, today=case.day)
    if checked.problems:
        return tuple(Problem(problem.field, problem.code) for problem in checked.problems)
    counts = fees.key_date(module, checked.answers) or case.day
    try:
        found = fees.compute(module, checked.answers, standing_on(counts).values, case.day)
        return None if found.by_effort else found.total
    except fees.FeeUnknown:
        return (FEE_UNKNOWN,)
    except Exception as error:
        if module.fee["rule"] != "hook":
            raise  # the engine's own mistake, which nobody should take for one of the content
        # hooks.py of a content that is still being tried is foreign code and may raise anything; the others go on
        log.warning("hook_failed", service=module.key, error=type(error).__name__)
        return (FEE_BROKEN,)
