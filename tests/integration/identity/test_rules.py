"""Small rules without servers: where a sign-in may lead, how levels compare, what roles and claims become."""

from datetime import timedelta

import pytest

from rathaus_platform.identity.accounts import trust_of
from rathaus_platform.identity.addresses import safe_path
from rathaus_platform.identity.claims import is_member
from rathaus_platform.identity.realms.diff import differences
from rathaus_platform.identity.roles import from_token
from rathaus_platform.identity.trust import TrustLevel, held, level_of, offered_for


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/", "http://evil.example", "//evil.example", "///evil.example", "/\\evil.example",
        "\\\\evil.example", "/\t/evil.example", "/\n/evil.example", "\t//evil.example", " //evil.example",
        "javascript:alert(1)", "data:text/html,x", "evil.example", "http:evil.example", "http:///evil.example",
        "//evil.example\\@ahausen.localhost", "https://ahausen.localhost@evil.example/", "", "antrag/1/",
        "/\x00/evil.example", "\x01//evil.example", "//ahausen.localhost/", "http://ahausen.localhost/",
        "ｈttps://evil.example", "/／evil.example\\",
    ],
)  # fmt: skip
def test_nobody_is_led_away(wanted: str) -> None:
    assert safe_path(wanted, default="/start/") == "/start/"


@pytest.mark.parametrize("wanted", ["/", "/antrag/1/?a=b&c=d#e", "/suche/?q=http://x", "/straße/", "/a//b"])
def test_own_paths_are_kept(wanted: str) -> None:
    assert safe_path(wanted) == wanted


def test_levels_are_ordered() -> None:
    names = ["ohne", "basis", "normal", "substanziell", "hoch"]
    assert sorted(TrustLevel) == [TrustLevel(name) for name in names]
    assert level_of("hoch") > level_of("substanziell") > level_of("normal") > level_of("basis") > level_of("x")
    assert level_of(None) is TrustLevel.OHNE
    assert level_of(["hoch"]) is TrustLevel.OHNE


def test_the_offer_satisfies_the_need() -> None:
    assert [offered_for(level).value for level in TrustLevel] == [
        "basis", "basis", "substanziell", "substanziell", "hoch",
    ]  # fmt: skip


def test_a_strong_proof_does_not_last_the_day() -> None:
    fresh, old = timedelta(minutes=119), timedelta(minutes=121)
    assert held(TrustLevel.HOCH, fresh) is TrustLevel.HOCH
    assert held(TrustLevel.HOCH, old) is TrustLevel.BASIS
    assert held(TrustLevel.SUBSTANZIELL, old) is TrustLevel.BASIS
    assert held(TrustLevel.BASIS, timedelta(hours=8)) is TrustLevel.BASIS
    assert held(TrustLevel.OHNE, old) is TrustLevel.OHNE


@pytest.mark.parametrize(
    ("acr", "note", "reached"),
    [
        ("hoch", "hoch", "hoch"),
        ("hoch", "basis", "basis"),
        ("basis", "hoch", "basis"),
        ("1", "hoch", "ohne"),
        ("hoch", None, "basis"),  # by password: no broker has left a note
        (None, None, "ohne"),
        ("hoch", "unternehmen:substanziell", "substanziell"),
        ("hoch", "unternehmen:hoch", "substanziell"),  # a company's account proves no more
        ("basis", "unternehmen:substanziell", "basis"),
        ("hoch", "substanziell-unternehmen:", "ohne"),
    ],
)
def test_the_lower_of_two_witnesses_counts(acr: object, note: object, reached: str) -> None:
    assert trust_of({"acr": acr, "vertrauensniveau": note}).value == reached


def test_unknown_roles_grant_nothing() -> None:
    assert from_token(["redaktion", "leitung", "admin", 7]) == {"editor", "lead"}
    assert from_token("redaktion") == frozenset()
    assert from_token(None) == frozenset()


def test_membership_is_by_alias_only() -> None:
    assert is_member({"organization": ["ahausen"]}, "ahausen")
    assert is_member({"organization": {"ahausen": {"id": "1"}}}, "ahausen")
    assert not is_member({"organization": "ahausen-sued"}, "ahausen")
    assert not is_member({"organization": ["bestadt"]}, "ahausen")
    assert not is_member({}, "ahausen")
    assert not is_member({"organization": [""]}, "")


def test_differences_name_the_path_and_hide_secrets() -> None:
    wanted = {
        "a": {"b": "1", "empty": ""},
        "secret": "new",
        "uris": ["x", "y"],
        "mappers": [{"name": "one", "v": 1}, {"name": "two", "v": 2}],
    }
    found = {
        "a": {"b": "2", "other": "3"},
        "secret": "old",
        "uris": ["y", "x"],
        "mappers": [{"name": "one", "v": 9, "id": "1"}, {"name": "three"}],
    }
    rows = {d.path: (d.found, d.wanted) for d in differences(wanted, found)}
    assert rows == {
        "a.b": ("2", "1"),
        "secret": ("***", "***"),
        "mappers[one].v": (9, 1),
        "mappers[two]": (None, "fehlt"),
        "mappers[three]": ("überzählig", None),
    }
