"""`rathaus services new` and `import-fim`: a folder that passes the check as a draft, with everything open named."""

import re
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rathaus_platform.clock import today
from rathaus_services.exchange.fim.importing import Imported
from rathaus_services.exchange.refused import Refused, finding
from rathaus_services.exchange.scaffold import from_fim, wording
from rathaus_services.exchange.scaffold.draft import Draft, titles
from rathaus_services.exchange.scaffold.examples import examples_for
from rathaus_services.loader import Loaded, load_folder
from rathaus_services.problems import Problem

_KEY = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@dataclass(frozen=True)
class Created:
    """The new folder, what the check says about it, and what a person must look at."""

    folder: Path
    loaded: Loaded
    hints: tuple[Problem, ...]


def create(key: str, parent: Path, fim: Imported | None = None) -> Created:
    """Write a new folder below `parent`. Raises Refused; then nothing has been written."""
    folder = parent / key
    _refuse_name(key, folder)
    draft = Draft.blank()
    draft.data["module.yaml"] |= {"key": key, "changes": [_first(fim)]}
    hints = list(fim.hints) if fim else []
    if fim:
        titles(draft, fim.title, wording.said)
        hints += from_fim.merge(draft, fim)
    else:
        draft.data["legal.yaml"]["basis"] = from_fim.basis(())
    hints += examples_for(draft, key)
    with tempfile.TemporaryDirectory() as work:
        draft.write(Path(work) / key)
        loaded = load_folder(Path(work) / key)
        wrong = [problem for problem in loaded.problems if not problem.warns]
        if wrong:
            raise Refused(wrong)
        parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(Path(work) / key, folder)
    return Created(folder, loaded, tuple(hints))


def _first(fim: Imported | None) -> dict[str, Any]:
    note = f"Angelegt aus {fim.message.file} (XDatenfelder {fim.message.standard})" if fim else "Angelegt"
    return {"version": "0.1.0", "date": today().isoformat(), "note": note}


def _refuse_name(key: str, folder: Path) -> None:
    problems: Iterable[Problem] = ()
    if not _KEY.fullmatch(key):
        mend = "Nehmen Sie kleine Buchstaben, Ziffern und Unterstriche, zum Beispiel hund_anmelden."
        problems = [finding(key, "R1514", f"„{key}“ ist kein Schlüssel einer Leistung.", mend)]
    elif folder.exists():
        problems = [finding(str(folder), "R1514", "Den Ordner gibt es schon.", "Wählen Sie einen anderen Schlüssel.")]
    if problems:
        raise Refused(problems)
