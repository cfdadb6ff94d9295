"""How a group's entries read: as the service words them, else by their first names."""

from tests.unit.services.made import made

from rathaus_services.forms.shown import entry_line, shown

TREES = {
    "baeume": {
        "x-kind": "group",
        "type": "array",
        "items": {
            "type": "object",
            "required": ["art", "anzahl"],
            "properties": {
                "art": {"x-kind": "text", "type": "string", "maxLength": 80},
                "anzahl": {"x-kind": "number", "type": "integer"},
                "grund": {"x-kind": "choice", "type": "string", "enum": ["krank", "tot"]},
                "ort": {
                    "x-kind": "address",
                    "type": "object",
                    "properties": {"strasse": {"x-kind": "text"}, "ort": {"x-kind": "text"}},
                },
            },
        },
    }
}
WORDS = {"parts": {"grund": {"options": {"krank": "ist krank", "tot": "ist tot"}}}}
ENTRY = {"art": "Eiche", "anzahl": 3, "grund": "tot", "ort": {"strasse": "Markt", "ort": "Ahausen"}}


def test_an_entry_reads_as_the_service_words_it() -> None:
    words = {**WORDS, "line": "{anzahl} × {art}: {grund} ({ort})"}
    module = made(TREES, texts={"fields": {"baeume": words}})

    line = entry_line(module, module.fields["baeume"], ENTRY, "baeume")

    assert line == "3 × Eiche: ist tot (Markt, Ahausen)"


def test_what_was_not_answered_leaves_no_slot_open() -> None:
    module = made(TREES, texts={"fields": {"baeume": {"line": "{anzahl} × {art} {grund}"}}})

    assert entry_line(module, module.fields["baeume"], {"art": "Eiche"}, "baeume").strip() == "× Eiche"


def test_without_its_own_words_an_entry_is_its_first_texts() -> None:
    module = made(TREES)

    assert shown(module, module.fields["baeume"], [ENTRY, {"art": "Fichte"}], "baeume") == "Eiche\nFichte"
