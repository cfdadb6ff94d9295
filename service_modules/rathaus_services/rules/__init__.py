"""The rules every module keeps, in a fixed order. Each returns findings; none raises and none looks at a neighbour.

Numbers are stable: R0xx files (source.py), R1xx identity, R2xx fields, R3xx texts, R4xx law, R5xx parameters,
R6xx process, R7xx fees, R8xx examples, R9xx size, R10xx version, R11xx letters, R12xx desk.
"""

from collections.abc import Callable, Iterator

from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.rules import (
    addresses,
    calculations,
    conditions,
    desk,
    documents,
    elsewhere,
    examples,
    fees,
    fields,
    fim,
    form,
    identity,
    languages,
    legal,
    parameters,
    process,
    size,
    slots,
    texts,
    unfinished,
    version,
    words,
)
from rathaus_services.source import Source

Rule = Callable[[Source, Module], Iterator[Problem]]

_STRUCTURE: tuple[Rule, ...] = (
    *identity.RULES,
    *fields.RULES,
    *form.RULES,
    *addresses.RULES,
    *conditions.RULES,
    *fim.RULES,
    *parameters.RULES,
    *process.RULES,
    *calculations.RULES,
    *elsewhere.RULES,
    *desk.RULES,
    *fees.RULES,
    *legal.RULES,
    *size.RULES,
)
_WORDS: tuple[Rule, ...] = (
    *languages.RULES,
    *texts.RULES,
    *words.RULES,
    *documents.RULES,
    *slots.RULES,
    *unfinished.RULES,
)
_LAST: tuple[Rule, ...] = (*examples.RULES, *version.RULES)

RULES: tuple[Rule, ...] = (*_STRUCTURE, *_WORDS, *_LAST)


def check(source: Source, module: Module) -> Iterator[Problem]:
    """All findings. Examples run only through a module whose structure holds, so that they cannot fail twice."""
    structure = [problem for rule in _STRUCTURE for problem in rule(source, module)]
    yield from structure
    for rule in _WORDS:
        yield from rule(source, module)
    if not structure:
        for rule in _LAST:
            yield from rule(source, module)
