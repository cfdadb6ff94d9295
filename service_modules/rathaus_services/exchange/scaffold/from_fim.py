"""A FIM schema put into a blank folder: questions, pages, words, lists, law, and all that needs a person."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rathaus_services import blocks
from rathaus_services.exchange.fim import details
from rathaus_services.exchange.fim.importing import Imported
from rathaus_services.exchange.fim.names import slug, unused
from rathaus_services.exchange.genericode import CodeList
from rathaus_services.exchange.refused import finding
from rathaus_services.exchange.scaffold import wording
from rathaus_services.exchange.scaffold.draft import Draft
from rathaus_services.manifest import LANGUAGES
from rathaus_services.problems import Problem
from rathaus_services.rules.unfinished import OPEN

PURPOSE = "antrag"
HINT = "R1515"
_APPLICANT = {"familienname": "F60000000227", "vornamen": "F60000000228"}


def merge(draft: Draft, fim: Imported) -> list[Problem]:
    """Change the draft in place. What the person must look at comes back, and stands in quality.yaml."""
    notes = list(_fields(draft, fim))
    _steps(draft, fim)
    _words(draft, fim)
    for name, found in fim.form.lists.items():
        draft.data[f"lists/{name}.json"] = _list(found)
    draft.data["legal.yaml"]["basis"] = basis(details.norms(fim.root.element))
    draft.data["fim.json"] = {
        "standard": fim.message.standard,
        "message": fim.message.kind,
        "header": fim.message.header,
        "element": fim.message.element,
        "questions": fim.form.questions,
        "left_out": fim.form.left_out,
    }
    return [*notes, *_reviews(draft, fim)]


def basis(norms: Iterable[str]) -> list[dict[str, Any]]:
    """The law a schema names; nobody has checked its level."""
    source = {"mark": "G", "review": "rechtsgrundlage"}
    named = [norm for norm in norms if len(norm) > 2] or [f"{OPEN} Rechtsgrundlage"]
    return [{"level": "bund", "norm": norm, "source": source} for norm in named]


def _fields(draft: Draft, fim: Imported) -> Iterator[Problem]:
    form, document = fim.form, draft.data["fields.json"]
    asked = {name: {**schema, "x-purpose": PURPOSE} for name, schema in form.fields.items()}
    applicant = {role: next((name for name, schema in asked.items() if _is(schema, role)), None) for role in _APPLICANT}
    blank = dict(document["properties"])
    declaration = {"erklaerung_wahr": blank.pop("erklaerung_wahr")}
    if all(applicant.values()):
        for role, name in applicant.items():
            asked[str(name)]["x-role"] = role
        blank = {}
        for language in LANGUAGES:
            del draft.texts(language)["steps"]["person"]
    else:
        text = "Das Schema fragt nicht nach Vor- und Familiennamen der antragstellenden Person; beides ist ergänzt."
        yield _hint(fim, text, "Prüfen Sie, ob das Schema eine andere Person meint.")
    extra = {unused(name if name not in asked else f"antrag_{name}", asked): field for name, field in blank.items()}
    document["properties"] = {**extra, **asked, **declaration}
    document["required"] = [*extra, *(name for name in form.required if name in asked), *declaration]


def _is(schema: Mapping[str, Any], role: str) -> bool:
    return str(schema.get("$ref", "")).endswith(f"/{role}")


def _steps(draft: Draft, fim: Imported) -> None:
    first = ["person"] if "person" in draft.texts("de")["steps"] else []
    clash = {"person": "person_angaben"} if first and "person" in fim.form.steps else {}
    for field in draft.fields.values():
        if field.get("x-purpose") == PURPOSE and field["x-step"] in clash and "x-role" not in field:
            field["x-step"] = clash[field["x-step"]]
    fim.form.steps = {clash.get(name, name): title for name, title in fim.form.steps.items()}
    if fim.form.steps:
        draft.data["form.yaml"] = {"steps": [{"name": name} for name in (*first, *fim.form.steps)]}


def _words(draft: Draft, fim: Imported) -> None:
    for language in LANGUAGES:
        words = draft.texts(language)
        words["steps"] |= {name: wording.step(title, language) for name, title in fim.form.steps.items()}
        for name, texts in fim.form.texts.items():
            block = fim.form.fields[name].get("$ref", "").rpartition("/")[2]
            of_block = blocks.texts("de")["fields"].get(block, {})
            own = wording.field(texts, language, of_block=of_block)
            if own:
                words["fields"][name] = own


def _list(found: CodeList) -> dict[str, Any]:
    entries = [{"code": code, "de": name[:200]} for code, name in _codes(found)]
    data = {
        "name": found.name[:200],
        "version": found.version,
        "source": found.version_uri or "Werteliste im FIM-Schema",
    }
    return data | ({"uri": found.uri} if found.uri else {}) | {"entries": entries}


def _codes(found: CodeList) -> Iterator[tuple[str, str]]:
    """Codes as the engine takes them; one that is spelled otherwise says its own code in its name."""
    taken: set[str] = set()
    for code, name in found.entries:
        plain = "".join(char if char.isascii() and (char.isalnum() or char in "_-") else "_" for char in code)
        plain = unused(plain[:35], taken)
        taken.add(plain)
        yield plain, name if plain == code else f"{name} ({code})"


def _reviews(draft: Draft, fim: Imported) -> Iterator[Problem]:
    """FIM rules and what the form cannot say, as questions that somebody has to answer."""
    taken = draft.data["quality.yaml"]["review"]
    for place, rule in fim.rules:
        said = rule.text or rule.name
        question = f"FIM-Regel {rule.id} „{rule.name}“ an {place}: {said} Welche Prüfung des Formulars setzt sie um?"
        draft.ask_for_review(unused(slug(f"fim_{rule.id}"), taken), question, "fim")
        text = f"{place}: Regel {rule.id} „{rule.name}“ ist Text und prüft nichts."
        yield _hint(fim, text, "Setzen Sie sie als Prüfung in form.yaml um.")
    for place, note in fim.form.notes:
        draft.ask_for_review(unused("fim_hinweis", taken), f"{place}: {note}", "fim")
        yield _hint(fim, f"{place}: {note}", "Die Frage steht in quality.yaml.")
    for place, reason in fim.form.left_out.items():
        yield _hint(fim, f"{place}: nicht gefragt, {reason}.", "Der Grund steht in fim.json.")


def _hint(fim: Imported, text: str, mend: str) -> Problem:
    return finding(fim.message.file, HINT, text, mend, warns=True)
