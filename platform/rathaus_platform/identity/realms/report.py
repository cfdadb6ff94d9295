"""Changes as lines for people."""

from collections.abc import Sequence

from rathaus_platform.identity.realms.wanted import Change, Difference

_VERB = {"create": "neu", "update": "ändern", "delete": "löschen"}


def as_text(changes: Sequence[Change]) -> str:
    """One line per change, its differences below; a sentence when there is nothing to do."""
    if not changes:
        return "Keycloak ist auf dem Sollstand."
    return "\n".join(line for change in changes for line in _lines(change))


def _lines(change: Change) -> list[str]:
    wanted = change.wanted
    head = f"{_VERB[change.action]}: {wanted.realm} / {wanted.kind} / {wanted.key}"
    return [head, *(_difference(d) for d in change.differences)]


def _difference(one: Difference) -> str:
    return f"    {one.path}: {_short(one.found)} -> {_short(one.wanted)}"


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
