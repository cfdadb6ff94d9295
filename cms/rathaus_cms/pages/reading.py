"""How long an article takes to read, for the line under its picture."""

from typing import Final

WORDS_A_MINUTE: Final = 180  # German, on a screen


def reading_minutes(*texts: str) -> int:
    """Whole minutes, at least one."""
    words = sum(len(text.split()) for text in texts)
    return max(1, round(words / WORDS_A_MINUTE))
