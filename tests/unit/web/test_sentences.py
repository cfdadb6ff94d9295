"""Every sentence that a citizen may read has its English; nothing is translated that nobody says."""

import ast
import re
from pathlib import Path

import pytest
from django.utils.translation import gettext, override
from django.utils.translation.template import templatize

from rathaus_platform import sentences

ROOT = Path(__file__).parents[3]
PLATFORM, SERVICES = ROOT / "platform" / "rathaus_platform", ROOT / "service_modules" / "rathaus_services"
CASES = SERVICES / "cases"
SPOKEN = {
    PLATFORM / "web" / "texts": (
        PLATFORM / "web",
        PLATFORM / "errors.py",
        PLATFORM / "identity" / "templates",
        PLATFORM / "identity" / "choice.py",
        PLATFORM / "identity" / "errors.py",
        PLATFORM / "documents" / "errors.py",
        PLATFORM / "documents" / "values.py",
    ),
    SERVICES / "journey" / "texts": (
        SERVICES / "journey",
        CASES / "ahead.py",
        CASES / "errors.py",
        CASES / "texts.py",
        CASES / "completeness.py",
        CASES / "letters" / "mails.py",
        CASES / "queries" / "timeline.py",
        *(CASES / "actions" / f"{name}.py" for name in ("attach", "attach_by_key", "answer_question", "mail_code")),
    ),
}
MARKS = ("_", "gettext_noop", "gettext_lazy")
_TEXT = r"""(u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*")"""


def of_template(path: Path) -> set[str]:
    code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    code = re.sub(
        r"pgettext\((u?'\w+'), u?'", lambda found: f"gettext({found[1][:-1]}\\x04", code
    )  # as gettext keeps them
    return {ast.literal_eval(text) for text in re.findall(rf"(?:gettext| _)\({_TEXT}", code)}


def of_code(path: Path) -> set[str]:
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in MARKS]
    return {str(call.args[0].value) for call in named if call.args and isinstance(call.args[0], ast.Constant)}


def said(*places: Path) -> set[str]:
    """All sentences of templates and code."""
    files = [file for place in places for file in ([place] if place.is_file() else place.rglob("*"))]
    readers = {".html": of_template, ".py": of_code}
    return set().union(*(readers[file.suffix](file) for file in files if file.suffix in readers))


EVERYTHING = {text for folder in SPOKEN for text in sentences.read(folder / "en.yaml")}


def test_every_sentence_has_its_english() -> None:
    missing = said(*(place for places in SPOKEN.values() for place in places)) - EVERYTHING

    assert missing == set(), f"add them to {' or '.join(str(folder / 'en.yaml') for folder in SPOKEN)}"


@pytest.mark.parametrize("language", ["en", "de-LS"])
@pytest.mark.parametrize("folder", SPOKEN, ids=lambda folder: folder.parent.name)
def test_translations_keep_their_slots(folder: Path, language: str) -> None:
    for german, other in sentences.read(folder / f"{language}.yaml").items():
        assert sorted(re.findall(r"%\(\w+\)s", german)) == sorted(re.findall(r"%\(\w+\)s", other)), german


def test_no_other_catalogue_says_it_otherwise() -> None:
    """Wagtail's German for its own "Tag" is "Schlagwort": such a word of ours needs a context."""
    with override("de"):
        assert {text for text in EVERYTHING if gettext(text) != text} == set()


def test_what_is_missing_stays_german() -> None:
    with override("en"):
        assert gettext("Sie sind dran") == "It is your turn"
        assert gettext("Das sagt niemand") == "Das sagt niemand"
    with override("de-ls"):
        assert gettext("Sie sind dran") == "Jetzt sind Sie dran"
        assert gettext("Status ansehen") == "Status ansehen"
