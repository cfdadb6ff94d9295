"""Where a value comes from, as it is typed: a by-law with paragraph and resolution, other words, or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rathaus_platform.errors import FieldProblem
from rathaus_services.activation.api import Bylaw, DatedValue, RegisterEntry
from rathaus_services.register.inputs.scalars import Wrong, day
from rathaus_services.register.inputs.typed import Typed

BY_LAW, WORDS, NONE = "satzung", "anderes", "keine"
LONGEST = {"satzung": 200, "paragraf": 80, "quelle": 300}


@dataclass(frozen=True)
class Origin:
    """The boxes as typed."""

    kind: str
    title: str = ""
    paragraph: str = ""
    resolved: str = ""
    words: str = ""


def posted(given: Typed) -> Origin:
    """The boxes of a posted form."""
    return Origin(
        given.get("herkunft", ""),
        *(given.get(name, "").strip() for name in ("satzung", "paragraf", "beschluss", "quelle")),
    )


def of(dated: DatedValue) -> Origin:
    """The source of a value as it stands in the register, to be corrected."""
    if dated.bylaw:
        resolved = dated.bylaw.resolved_on
        return Origin(BY_LAW, dated.bylaw.title, dated.bylaw.paragraph, resolved.isoformat() if resolved else "")
    return Origin(WORDS, words=dated.source) if dated.source else Origin(NONE)


def proposed(entry: RegisterEntry, others: Iterable[RegisterEntry]) -> Origin:
    """What the form begins with: the value's own by-law, else the newest of this service. The resolution is new."""
    own = entry.now if entry.now and not entry.now.demonstration else None
    if own and own.bylaw:
        return Origin(BY_LAW, own.bylaw.title, own.bylaw.paragraph)
    if own and own.source:
        return Origin(WORDS, words=own.source)
    if not entry.parameter.needs_source:
        return Origin(NONE)
    known = [one.now.bylaw for one in others if one.now and one.now.bylaw]
    latest = max(known, key=lambda law: law.resolved_on or date.min, default=None)
    return Origin(BY_LAW, title=latest.title if latest else "")


def read(origin: Origin, *, needed: bool) -> tuple[str | Bylaw, list[FieldProblem]]:
    """The source for the register, and what is missing."""
    if origin.kind == WORDS:
        return origin.words, _missing({"quelle": origin.words})
    if origin.kind == BY_LAW:
        problems, resolved = _missing({"satzung": origin.title, "paragraf": origin.paragraph}), None
        try:
            resolved = day(origin.resolved)
        except Wrong:
            text = _("Schreiben Sie, an welchem Tag die Satzung beschlossen wurde.")
            problems.append(FieldProblem("beschluss", text, "form"))
        return Bylaw(origin.title, origin.paragraph, resolved), problems
    if needed:
        return "", [FieldProblem("herkunft", _("Wählen Sie, woher der Wert kommt."), "quelle")]
    return "", []


def _missing(texts: Mapping[str, str]) -> list[FieldProblem]:
    says = {
        "satzung": _("Schreiben Sie den Namen der Satzung, zum Beispiel Hundesteuersatzung."),
        "paragraf": _("Schreiben Sie den Paragrafen, zum Beispiel § 5 Abs. 1."),
        "quelle": _("Schreiben Sie, woher der Wert kommt."),
    }
    too_long = _("Das ist zu lang. Kürzen Sie auf %(most)s Zeichen.")
    found = [FieldProblem(name, says[name], "quelle") for name, text in texts.items() if not text]
    long = [name for name, text in texts.items() if len(text) > LONGEST[name]]
    return [*found, *(FieldProblem(name, too_long % {"most": LONGEST[name]}, "form") for name in long)]
