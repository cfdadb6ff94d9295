"""R7xx: the fee rule finds all it needs."""

from collections.abc import Iterator, Mapping
from typing import Any

from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.source import Source

_LEVY_FIELDS = ("begin", "born", "paid_until", "position")
_LEVY_PARAMETERS = ("minimum_age", "rates", "model", "start", "due")


def names_exist(source: Source, module: Module) -> Iterator[Problem]:
    """R701: fields and parameters that the rule names exist."""
    for name in _fields(module.fee):
        if name not in module.fields:
            text = f"Die Gebühr nennt das Feld {name}; das gibt es nicht."
            yield source.problem("R701", "module.yaml", text, "Nehmen Sie ein Feld aus fields.json.", ("fee",))
    for name in _parameters(module.fee):
        if name not in module.parameters:
            text = f"Die Gebühr nennt den Parameter {name}; den gibt es nicht."
            yield source.problem("R701", "module.yaml", text, "Nehmen Sie einen aus parameters.yaml.", ("fee",))


def last_case_catches(source: Source, module: Module) -> Iterator[Problem]:
    """R702: the last case has no condition, so that every application has a fee."""
    cases = module.fee.get("cases", ())
    if module.takes_cases and cases and "when" in cases[-1]:
        text = "Der letzte Fall der Gebühr hat eine Bedingung."
        yield source.problem("R702", "module.yaml", text, "Enden Sie mit einem Fall für alle übrigen.", ("fee",))


def hook_exists(source: Source, module: Module) -> Iterator[Problem]:
    """R703: a hook names a function of hooks.py."""
    name = module.fee.get("function")
    if name and f"def {name}(" not in module.content["hooks"]:
        text = f"hooks.py hat keine Funktion {name}."
        yield source.problem("R703", "module.yaml", text, "Schreiben Sie die Funktion.", ("fee",))


def names_inside(source: Source, module: Module) -> Iterator[Problem]:
    """R704: who pays less is told for items that exist."""
    known = {item["name"] for item in module.fee.get("items", ())}
    for rule in _less(module.fee):
        for name in rule.get("items", ()):
            if name not in known:
                text = f"{rule['name']} nennt den Posten {name}; den gibt es nicht."
                yield source.problem("R704", "module.yaml", text, "Nehmen Sie einen aus items.", ("fee",))


def effort_reaches_a_letter(source: Source, module: Module) -> Iterator[Problem]:
    """R705: a fee by effort is entered for a letter that tells it, and its free amount says what lies above."""
    if module.fee["rule"] != "aufwand":
        return
    letter = module.documents.get(str(module.result.get("granted")))
    if letter is None or not letter.fee_table:
        text = "Die Gebühr nach Aufwand steht in keinem Schreiben; niemand würde nach dem Aufwand gefragt."
        mend = "Setzen Sie fee_table: true im Schreiben für granted."
        yield source.problem("R705", "module.yaml", text, mend, ("fee",))
    beyond = module.fee.get("free_amount", {}).get("beyond")
    parameter = module.parameters.get(beyond["parameter"]) if isinstance(beyond, Mapping) else None
    if parameter is not None and set(parameter.schema.get("enum", ())) != {"rest", "alles"}:
        text = f"{parameter.name} sagt nicht, ob über dem freien Betrag der Rest oder alles zu zahlen ist."
        yield source.problem("R705", "module.yaml", text, "Schreiben Sie enum: [rest, alles].", ("fee", "free_amount"))


def _fields(fee: Mapping[str, Any]) -> Iterator[str]:
    yield from (fee[word] for word in (*_LEVY_FIELDS, "key_date") if word in fee)
    for price in _prices(fee):
        yield from (price[word] for word in ("row", "times", "quantity") if word in price)
        yield from (price["period"][word] for word in ("from", "to") if "period" in price)
    if "special" in fee:
        yield fee["special"]["position"]


def _parameters(fee: Mapping[str, Any]) -> Iterator[str]:
    yield from (fee[word] for word in _LEVY_PARAMETERS if word in fee)
    for price in (*_prices(fee), *_less(fee)):
        named = [price.get(word) for word in ("minimum", "maximum", "percent", "up_to", "beyond")]
        yield from (one["parameter"] for one in (price, *named) if isinstance(one, Mapping) and "parameter" in one)
    if "special" in fee:
        yield fee["special"]["rates"]


def _prices(fee: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    return (fee, *fee.get("cases", ()), *fee.get("items", ()), fee.get("free_amount", {}))


def _less(fee: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    return (*fee.get("free", ()), *fee.get("reduced", ()))


RULES = (names_exist, last_case_catches, hook_exists, names_inside, effort_reaches_a_letter)
