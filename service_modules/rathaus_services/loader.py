"""From folders to modules: everything wrong becomes a Problem, and one bad folder never hides its neighbours."""

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
    source, problems = read(folder)
    if problems:
        return Loaded((), tuple(problems), (source,))
    try:
        module = build(compose(source))
    except Unresolved as missing:
        found = source.problem("R007", missing.file, str(missing), "Nehmen Sie einen vorhandenen Namen.", missing.at)
        return Loaded((), (found,), (source,))
    findings = tuple(check(source, module))
    tier = tier_of(source.data["quality.yaml"], has_findings=bool(findings))
    return Loaded((replace(module, tier=tier),), findings, (source,))


def load_folders(folders: Iterable[Path]) -> Loaded:
    """All modules of these folders, in order of their keys."""
    loaded = [load_folder(folder) for folder in sorted(folders, key=lambda folder: folder.name)]
    return Loaded(
        tuple(module for one in loaded for module in one.modules),
        tuple(problem for one in loaded for problem in one.problems),
        tuple(source for one in loaded for source in one.sources),
    )
