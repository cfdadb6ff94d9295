"""The judge of accessible and lasting PDF, veraPDF, on every kind of letter: PDF/UA-1 and PDF/A-3a, both at once."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from jgo.maven import MavenContext
from requests import RequestException
from tests.corpus.letters import LETTERS
from tests.harness.needed import missing, needs

from rathaus_platform.documents.api import letter
from rathaus_platform.documents.letters.fonts import FOLDER
from rathaus_site.embedded.keycloak.java import java_home
from rathaus_site.embedded.state import state

VERSION = "1.28.2"
SHA512 = (
    "b7dd3a4a34c83e2d92d334e3f16be631a793dd39088a0a376b59ce5aabbac744"
    "f7a0781c4c844bc9855ec0778be749b78854093a8c7d9d5c8f50da75d48aba7d"
)

pytestmark = needs((FOLDER / "FiraSans-Regular.ttf").exists(), "the front end is not built")


@pytest.fixture(scope="module")
def verapdf() -> Path:
    """The program from Maven Central, 9 MB, kept in the cache; RATHAUS_MAVEN_REPO names a mirror."""
    cache = state().cache / "verapdf"
    mirror = os.environ.get("RATHAUS_MAVEN_REPO")
    context = MavenContext(repo_cache=cache, timeout=60, remote_repos={"central": mirror} if mirror else None)
    try:
        project = context.project("org.verapdf.apps", "greenfield-apps")
        jar = Path(project.at_version(VERSION).artifact(packaging="jar").resolve())
    except (OSError, RuntimeError, RequestException) as problem:
        missing(f"veraPDF could not be fetched: {problem}")
    found = hashlib.sha512(jar.read_bytes()).hexdigest()
    if found != SHA512:
        shutil.rmtree(cache)  # torn or forged: the next run fetches it anew
    assert found == SHA512
    return jar


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("letters")
    for name, content in LETTERS.items():
        (folder / f"{name}.pdf").write_bytes(letter(content))
    return sorted(folder.glob("*.pdf"))


@pytest.mark.parametrize("standard", ["ua1", "3a"])
def test_every_letter_passes(verapdf: Path, letters: list[Path], standard: str) -> None:
    java = java_home() / "bin" / "java"
    command: list[str | Path] = [
        java,
        "-cp",
        verapdf,
        "org.verapdf.apps.GreenfieldCliWrapper",
        "--format",
        "text",
        "-f",
        standard,
    ]

    judged = subprocess.run([*command, *letters], capture_output=True, text=True, timeout=120, check=False)

    assert sorted(judged.stdout.splitlines()) == [f"PASS {path} {standard}" for path in letters]
