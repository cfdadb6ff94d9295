"""The language of conditions."""

import pytest

from rathaus_services.conditions import holds, leaves

ANSWERS = {
    "masse": "2.5",
    "von": "2026-03-01",
    "bis": "2026-02-28",
    "form": "papier",
    "anzahl": 2,
    "ja": True,
    "nein": False,
    "wahl": ["a", "b"],
    "leer": "",
}
PARAMETERS = {"modell": "staffel", "frei": False, "grenze": 10}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (None, True),
        ({"field": "form", "is": "papier"}, True),
        ({"field": "form", "is": "elektronisch"}, False),
        ({"field": "anzahl", "is": 2}, True),
        ({"field": "ja", "is": True}, True),
        ({"field": "nein", "is": False}, True),
        ({"field": "fehlt", "is": False}, False),
        ({"field": "form", "in": ["papier", "fax"]}, True),
        ({"field": "wahl", "in": ["b"]}, True),
        ({"field": "wahl", "in": ["c"]}, False),
        ({"field": "nein", "given": True}, True),
        ({"field": "leer", "given": False}, True),
        ({"field": "fehlt", "given": False}, True),
        ({"parameter": "modell", "is": "staffel"}, True),
        ({"parameter": "frei", "is": True}, False),
        ({"field": "anzahl", "above": 1}, True),
        ({"field": "anzahl", "above": 2}, False),
        ({"field": "anzahl", "at_least": 2}, True),
        ({"field": "masse", "below": "2.51"}, True),
        ({"field": "masse", "at_most": {"field": "anzahl"}}, False),
        ({"field": "anzahl", "at_most": {"parameter": "grenze"}}, True),
        ({"field": "bis", "below": {"field": "von"}}, True),
        ({"field": "von", "at_least": "2026-03-01"}, True),
        ({"field": "von", "above": 5}, False),
        ({"field": "fehlt", "below": 5}, False),
        ({"field": "ja", "below": 5}, False),
        ({"field": "anzahl", "below": {"field": "fehlt"}}, False),
        ({"not": {"field": "form", "is": "papier"}}, False),
        ({"not": {"field": "fehlt", "is": "papier"}}, True),
        ({"all": [{"field": "ja", "is": True}, {"parameter": "modell", "is": "staffel"}]}, True),
        ({"any": [{"field": "ja", "is": False}, {"field": "form", "is": "fax"}]}, False),
    ],
)
def test_a_condition_holds(condition: dict | None, expected: bool) -> None:
    assert holds(condition, ANSWERS, PARAMETERS) is expected


def test_leaves_are_all_comparisons() -> None:
    condition = {"all": [{"field": "a", "is": 1}, {"any": [{"not": {"parameter": "b", "is": 2}}]}]}

    assert [leaf.get("field") or leaf.get("parameter") for leaf in leaves(condition)] == ["a", "b"]
