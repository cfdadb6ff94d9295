"""A service that is done elsewhere, written as a folder: a link-out with an appointment beside it."""

from pathlib import Path

KEY = "probe_verweis"

MODULE = """
key: probe_verweis
version: 1.0.0
kind: verweis
leika: {keys: [], source: {mark: eigen}, reason: Nur für Tests}
ozg: {id: null, reason: Nur für Tests}
sdg: {id: null, reason: Nur für Tests}
decides: bund
trust: {level: hoch, reason: Der andere Dienst verlangt es., source: {mark: eigen}}
channels: [online, schalter]
elsewhere: {online: online_dienst, termin: terminvereinbarung}
fee:
  rule: faelle
  cases:
    - {name: einfach, amount: "13.00", basis: Nr. 1 des Verzeichnisses}
    - {name: beglaubigt, parameter: gebuehr_beglaubigung}
  source: {mark: eigen, norm: Gebührensatzung}
icon: certificate
topics: [ausweise]
owner: Niemand
changes: [{version: 1.0.0, date: 2026-11-24, note: Erste Fassung}]
"""
LEGAL = """
basis: [{level: bund, norm: § 1 Probengesetz, source: {mark: eigen}}]
file_plan: {id: null, reason: Nur für Tests}
review: {date: null, by: null}
"""
PARAMETERS = """
zustaendige_stelle: {use: zustaendige_stelle, example: {name: Bürgerbüro, telefon: 030 23125 110}}
freier_hinweis: {use: freier_hinweis, example: ""}
online_dienst:
  use: online_dienst
  example: {name: Dienst des Bundes, betreiber: Bundesamt, url: "https://dienst.example.org/start"}
terminvereinbarung: {use: terminvereinbarung, example: {url: "https://termine.example.org/", hinweis: Nur mit Termin.}}
gebuehr_beglaubigung:
  schema: {title: Gebühr der Beglaubigung, type: string, pattern: "^\\\\d+\\\\.\\\\d{2}$"}
  why_local: Die Gebühr bestimmt die Satzung der Stadt.
  default: null
  example: "5.00"
  source_needed: true
"""
QUALITY = """
done:
  schluessel: {state: todo, reason: Nur für Tests}
  rechtspruefung: {state: todo, reason: Nur für Tests}
  leichte_sprache: {state: todo, reason: Nur für Tests}
  barrierefreiheit: {state: todo, reason: Nur für Tests}
  zwei_staedte: {state: todo, reason: Nur für Tests}
review: {}
"""
FIELDS = """{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object", "additionalProperties": false, "required": [], "properties": {}
}"""
TEXTS = """
title: Probe ablegen
outcome: Sie bekommen ein Zeugnis.
synonyms: []
facts:
  cost: {value: 13 €, note: für das einfache}
  duration: {value: zwei Wochen, note: mit der Post}
  decision: {value: Zeugnis, note: vom Bundesamt}
  deadline: {value: keine Frist, note: jederzeit}
needs: [{icon: id, title: Ausweis, text: Personalausweis oder Reisepass.}]
way: [{title: Termin, text: Sie kommen zu uns.}, {title: Zeugnis, text: Es kommt mit der Post.}]
good_to_know: [{title: Wie lange dauert es?, text: Zwei Wochen.}]
fees: {einfach: Einfaches Zeugnis, beglaubigt: Beglaubigung}
"""


def written(root: Path) -> Path:
    """The folder under `root`, without any finding."""
    folder = root / KEY
    (folder / "texts").mkdir(parents=True)
    files = {
        "module.yaml": MODULE,
        "legal.yaml": LEGAL,
        "parameters.yaml": PARAMETERS,
        "quality.yaml": QUALITY,
        "fields.json": FIELDS,
        **{f"texts/{language}.yaml": TEXTS for language in ("de", "de-LS", "en")},
    }
    for name, text in files.items():
        (folder / name).write_text(text.lstrip())
    return folder
