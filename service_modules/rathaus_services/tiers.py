"""The tier of a module, computed from what was done. Nobody can type it in."""

from collections.abc import Mapping
from typing import Any

_FOR_STANDARD = ("schluessel", "rechtspruefung", "leichte_sprache", "barrierefreiheit", "zwei_staedte")


def tier_of(quality: Mapping[str, Any], *, has_findings: bool, has_warnings: bool = False) -> str:
    """`entwurf` while rules find something, `erprobung` for pilot towns, `standard` once people have looked at all."""
    if has_findings:
        return "entwurf"
    looked_at = all(quality["done"][name]["state"] in ("done", "exempt") for name in _FOR_STANDARD)
    return "standard" if looked_at and not quality["review"] and not has_warnings else "erprobung"
