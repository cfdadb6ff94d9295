"""The tier is computed, it cannot be typed in."""

import pytest

from rathaus_services.tiers import tier_of

THINGS = ("schluessel", "rechtspruefung", "leichte_sprache", "barrierefreiheit", "zwei_staedte")
LOOKED_AT = {name: {"state": "done"} for name in THINGS}


@pytest.mark.parametrize(
    ("done", "review", "findings", "tier"),
    [
        (LOOKED_AT, {}, False, "standard"),
        (LOOKED_AT, {}, True, "entwurf"),
        (LOOKED_AT, {"frage": {}}, False, "erprobung"),
        (LOOKED_AT | {"rechtspruefung": {"state": "todo"}}, {}, False, "erprobung"),
        (LOOKED_AT | {"zwei_staedte": {"state": "exempt"}}, {}, False, "standard"),
    ],
)
def test_tier(done: dict, review: dict, findings: bool, tier: str) -> None:
    assert tier_of({"done": done, "review": review}, has_findings=findings) == tier
