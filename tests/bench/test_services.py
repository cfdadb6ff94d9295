"""What loading a catalogue costs: reading, schemas, every rule and every example of 250 services."""

import shutil
import time
from pathlib import Path

import pytest
from tests.harness.figures import at_most, report

from rathaus_services import registry
from rathaus_services.loader import load_folders

SERVICES = 250
ROUNDS = 3


@pytest.mark.bench
def test_figures(tmp_path: Path) -> None:
    """The installed services in turn, under new keys. The best of a few rounds, as others use the machine too."""
    sound = {module.key for module in registry.modules()}
    originals = [folder for folder in registry.folders() if folder.name in sound]
    folders = [_copy(originals[number % len(originals)], tmp_path, number) for number in range(SERVICES)]

    seconds = []
    for _round in range(ROUNDS):
        begin = time.process_time()
        loaded = load_folders(folders)
        seconds.append(time.process_time() - begin)

    assert len(loaded.sound) == SERVICES, loaded.problems[:3]
    examples = sum(len(source.under("examples")) for source in loaded.sources)
    how = f"CPU of one process, {SERVICES} folders with all rules and {examples} examples, best of {ROUNDS}"
    report({"load_250_services_seconds": at_most(min(seconds), 3.0, "s", how)})


def _copy(original: Path, catalogue: Path, number: int) -> Path:
    folder = Path(shutil.copytree(original, catalogue / f"{original.name}_{number}"))
    module = folder / "module.yaml"
    module.write_text(module.read_text().replace(f"key: {original.name}", f"key: {folder.name}", 1))
    return folder
