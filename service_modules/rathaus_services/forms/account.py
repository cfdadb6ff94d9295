"""What an account vouches for: values that the citizen need not type and, where a service says so, cannot change."""

from collections.abc import Iterable, Mapping
from typing import Any

from rathaus_services.conditions import holds
from rathaus_services.forms.charset import tidy
from rathaus_services.forms.street import split_street
from rathaus_services.manifest import Field

Values = Mapping[str, Any]


def is_locked(field: Field, answers: Values, parameters: Values) -> bool:
    """Whether the verified value counts for these answers; a condition may say for whom."""
    lock = field.rules.get("lock", False)
    return lock if isinstance(lock, bool) else holds(lock, answers, parameters)


def wanted(field: Field) -> tuple[str, ...]:
    """Which facts of an account the field takes over."""
    if field.rules.get("prefill") is False or field.kind == "group":
        return ()
    parts = field.parts if field.is_composite else (field,)
    return tuple(str(part.rules["prefill"]) for part in parts if part.rules.get("prefill"))


def may_lock(field: Field) -> bool:
    """Whether the account decides the answer, perhaps only for some answers."""
    return bool(field.rules.get("lock", False))


def known(field: Field, account: Mapping[str, str]) -> Any:
    """The account's value for a field, for an address that of its parts; None where it knows nothing."""
    if field.rules.get("prefill") is False:
        return None
    if field.is_composite:
        parts = {part.name: account.get(str(part.rules.get("prefill", ""))) or "" for part in field.parts}
        if parts.get("strasse") and parts.get("hausnummer") == "":
            parts["strasse"], parts["hausnummer"] = split_street(parts["strasse"])
        return {name: value for name, value in parts.items() if value} or None
    return account.get(str(field.rules.get("prefill", ""))) or None


def offered(fields: Iterable[Field], account: Mapping[str, str]) -> dict[str, Any]:
    """First answers for an empty draft. Fields whose lock depends on an answer wait for that answer."""
    waiting = (field for field in fields if isinstance(field.rules.get("lock", False), bool) and field.kind != "group")
    found = {field.name: known(field, account) for field in waiting}
    return {name: value for name, value in found.items() if value is not None}


def vouched(
    fields: Iterable[Field], answers: Values, parameters: Values, verified: Mapping[str, str]
) -> dict[str, Any]:
    """The answers that the account decides: of locked fields, as far as it has proof."""
    found = {field.name: known(field, verified) for field in fields if is_locked(field, answers, parameters)}
    return {name: value for name, value in found.items() if value is not None}


def agrees(value: Any, proof: Any) -> bool:
    """Whether an answer is what the account has; blanks and the way letters are composed do not count."""
    if isinstance(value, str) and isinstance(proof, str):
        return tidy(value) == tidy(proof)
    return bool(value == proof)
