"""The catalogue of messages: complete in every language, helpful in every sentence."""

import re
from pathlib import Path

import pytest

from rathaus_services.forms import wording
from rathaus_services.manifest import LANGUAGES
from rathaus_services.rules.words import LONGEST_SENTENCE, NEVER

CHECK = Path(wording.__file__).parent / "check.py"
CODES = set(re.findall(r'Found\([^)]*?, "([a-z_]+)"', CHECK.read_text())) | {
    "form",
    "unvollstaendig",
    "unbekannt",
    "konto",
}


def messages(language: str) -> list[str]:
    return [text for by_kind in wording.catalogue(language).values() for text in by_kind.values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_words_for_any_kind(language: str) -> None:
    catalogue = wording.catalogue(language)

    assert CODES - catalogue.keys() == set()
    assert [code for code, by_kind in catalogue.items() if "*" not in by_kind] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_blames_or_says_nothing(language: str) -> None:
    assert [
        text for text in messages(language) for word in (*NEVER, "fehler", "invalid", "error") if word in text.lower()
    ] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_german_and_english_tell_what_to_do(language: str) -> None:
    verbs = ("Füllen", "Wählen", "Bestätigen", "Geben", "Laden", "Fügen", "Schreiben", "Prüfen", "Ergänzen", "Kürzen")
    verbs += ("Nehmen", "Entfernen", "Lassen", "Fill", "Choose", "Please", "Enter", "Upload", "Add", "Write", "Check")
    verbs += ("Use", "Shorten", "Remove", "Leave")

    assert [text for text in messages(language) if not text.startswith(verbs)] == []


def test_plain_language_asks_for_something_in_every_message() -> None:
    """It may say first, in a sentence of its own, what is wrong."""
    assert [text for text in messages("de-LS") if not re.search(r"(^|[.:] )Bitte \w+", text)] == []


def test_plain_language_is_short() -> None:
    sentences = [part for text in messages("de-LS") for part in re.split(r"(?<=[.?!:])\s+", text)]

    assert [text for text in sentences if len(text.split()) > LONGEST_SENTENCE] == []
