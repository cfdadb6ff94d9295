"""A service like the dog tax whose office works by strict rules: second person, check list, deemed grant."""

from pathlib import Path

from tests.unit.services.folders import change, copy_of

KEY = "probe_streng"
DESK = """
four_eyes: true
checklist:
  - {name: melderegister, text: Wohnsitz im Melderegister geprüft}
  - {name: gefahr, text: Feststellung der Gefährlichkeit liegt vor, when: {field: gefaehrlich, is: true}}
phrases:
  - {name: nachweis, for: rueckfrage, title: Nachweis fehlt, text: "Uns fehlt der Nachweis für {rufname} ({nummer})."}
  - {name: unzulaessig, for: ablehnung, title: Nicht zuständig, text: "Dafür ist eine andere Stelle zuständig."}
"""
LEGAL = """
fiction: {months: 3, norm: § 42a VwVfG mit § 9 der Probesatzung, source: {mark: eigen}}
decision_within: {working_days: 3, norm: § 10 der Probesatzung, source: {mark: eigen}}
file_plan:"""


def written(root: Path) -> Path:
    """The folder under `root`, without any finding."""
    folder = copy_of("hundesteuer_anmeldung", root, KEY)
    change(folder / "module.yaml", "key: hundesteuer_anmeldung", f"key: {KEY}")
    change(folder / "legal.yaml", "\nfile_plan:", LEGAL)
    (folder / "desk.yaml").write_text(DESK.lstrip())
    return folder
