"""Expected failures carry a stable code, a status and a German text."""

import inspect

from rathaus_platform import errors
from rathaus_platform.errors import (
    FieldProblem,
    Invalid,
    NotFound,
    PlatformError,
    TooManyRequests,
    TrustTooLow,
)


def _all_errors() -> list[type[PlatformError]]:
    return [cls for _, cls in inspect.getmembers(errors, inspect.isclass) if issubclass(cls, PlatformError)]


def test_every_error_has_its_own_code_a_status_and_a_text() -> None:
    found = _all_errors()
    assert len({cls.code for cls in found}) == len(found) >= 9
    for cls in found:
        assert 400 <= cls.status < 600
        assert str(cls.text).endswith(".")


def test_a_text_given_at_the_call_replaces_the_general_one() -> None:
    error = NotFound("Diesen Antrag gibt es nicht.")
    assert str(error.text) == "Diesen Antrag gibt es nicht."
    assert str(error) == "nicht_gefunden: Diesen Antrag gibt es nicht."
    assert str(NotFound().text) == "Das haben wir nicht gefunden."


def test_invalid_says_which_answers_are_wrong() -> None:
    problem = FieldProblem("hunde.0.name", "Bitte geben Sie den Namen an.")
    assert Invalid(problems=[problem]).problems == (problem,)


def test_extra_facts_are_kept() -> None:
    assert TrustTooLow("substanziell").needed == "substanziell"
    assert TrustTooLow.status == 403
    assert TooManyRequests(retry_after=30).retry_after == 30
