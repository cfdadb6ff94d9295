"""R32x: words that help. Some words are never used, and plain language keeps its sentences short."""

import re
from collections.abc import Iterator

from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.rules.strings import strings_of, texts_of
from rathaus_services.source import Source

NEVER = ("ungültig", "fehler aufgetreten", "bitte beachten sie", "erfolgreich", "hier klicken", "leider")
LONGEST_SENTENCE = 15
"""Words a sentence of Leichte Sprache may have."""
_NEVER = re.compile("|".join(NEVER), re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")


def no_empty_words(source: Source, _module: Module) -> Iterator[Problem]:
    """R321: words that help nobody are not used."""
    for file, path, text in texts_of(source):
        found = _NEVER.search(text)
        if found:
            mend = "Sagen Sie, was zu tun ist."
            yield source.problem("R321", file, f"„{found[0]}“ hilft niemandem.", mend, path)


def plain_language_is_short(source: Source, _module: Module) -> Iterator[Problem]:
    """R322: a sentence of Leichte Sprache has at most 15 words."""
    file = "texts/de-LS.yaml"
    for path, text in strings_of(source, file):
        longest = max((len(sentence.split()) for sentence in _SENTENCE_END.split(text)), default=0)
        if longest > LONGEST_SENTENCE:
            message = f"Ein Satz hat {longest} Wörter."
            yield source.problem("R322", file, message, f"Höchstens {LONGEST_SENTENCE}: Machen Sie zwei daraus.", path)


RULES = (no_empty_words, plain_language_is_short)
