"""From folders to modules: everything wrong becomes a Problem, and one bad folder never hides its neighbours."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from rathaus_services.build import build
from rathaus_services.content import Unresolved, compose
from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.rules import check
from rathaus_services.source import Source, read
from rathaus_services.tiers import tier_of

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Loaded:
    """The modules that could be read, and all findings. A module with findings is not offered to towns."""

    modules: tuple[Module, ...]
    problems: tuple[Problem, ...]
    sources: tuple[Source, ...] = ()

    @property
    def sound(self) -> tuple[Module, ...]:
        """The modules that towns may use: finished, and without a finding that is more than a warning."""
        bad = {problem.module for problem in self.problems if problem.unfinished or not problem.warns}
        return tuple(module for module in self.modules if module.key not in bad)


def load_folder(folder: Path) -> Loaded:
    """The module in one folder. Never raises for anything written in it."""
    source = Source(folder, {}, {})
    try:
        source, problems = read(folder)
        if problems:
            return Loaded((), tuple(problems), (source,))
        module = build(compose(source))
        findings = tuple(check(source, module))
    except Unresolved as missing:
        found = source.problem("R007", missing.file, str(missing), "Nehmen Sie einen vorhandenen Namen.", missing.at)
        return Loaded((), (found,), (source,))
    except Exception as problem:  # the last net: one folder must not take all towns' services away
        logger.exception("service_check_failed", extra={"service": folder.name})
        text = f"Eine Regel ist gescheitert: {type(problem).__name__}: {problem}."
        found = source.problem("R008", "module.yaml", text, "Melden Sie das; die Regel muss es selbst finden.")
        return Loaded((), (found,), (source,))
    if module.key != folder.name:
        return Loaded((), findings, (source,))
    unfit = any(problem.unfinished or not problem.warns for problem in findings)
    tier = tier_of(source.data["quality.yaml"], has_findings=unfit, has_warnings=bool(findings))
    return Loaded((replace(module, tier=tier),), findings, (source,))


def load_folders(folders: Iterable[Path]) -> Loaded:
    """All modules of these folders, in order of their keys. Of two with one key the first catalogue's counts."""
    firsts: dict[str, Path] = {}
    problems = []
    for folder in folders:
        if firsts.setdefault(folder.name, folder) != folder:
            text = f"Den Schlüssel {folder.name} hat schon eine andere Leistung."
            place = f"{folder.parent.name}/{folder.name}"
            problems.append(Problem(place, "module.yaml", "R104", text, "Geben Sie ihr einen anderen Namen.", 1))
    loaded = [load_folder(firsts[key]) for key in sorted(firsts)]
    return Loaded(
        tuple(module for one in loaded for module in one.modules),
        (*problems, *(problem for one in loaded for problem in one.problems)),
        tuple(source for one in loaded for source in one.sources),
    )
