"""Fetches Keycloak from Maven Central and builds it once. What is not verified and complete is never used."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

from jgo.maven import MavenContext
from requests import RequestException

from rathaus_platform.identity.realms import themes
from rathaus_site.embedded.keycloak.java import java_home
from rathaus_site.embedded.problems import EmbeddedProblem

VERSION = "26.7.3"
SHA512 = (
    "15c764765576eef267cf15cc5225a5826b5394a25a83d9bfa5b8544e4bbba690"
    "cb743c9d384200b93bb71ee4c4a328e1dd8c0a00f822fd3e6e154f14b1e47216"
)
BUILD = ("build", "--db=postgres", "--health-enabled=true")


def home_in(folder: Path) -> Path:
    """Where the home is or will be: below `folder`, or where RATHAUS_KEYCLOAK_HOME names an unpacked one."""
    return Path(os.environ.get("RATHAUS_KEYCLOAK_HOME") or folder / f"keycloak-{VERSION}").absolute()


def ensure(folder: Path) -> None:
    """Makes a home that only needs to be started. A chosen one is built in place if we have not built it."""
    home = home_in(folder)
    chosen = bool(os.environ.get("RATHAUS_KEYCLOAK_HOME"))
    if chosen and not (home / "bin" / "kc.sh").is_file():
        raise EmbeddedProblem(f"RATHAUS_KEYCLOAK_HOME: {home}/bin/kc.sh gibt es nicht.")
    if chosen and not _built(home):
        _build(home)
    if not _built(home):
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # several starts may share the folder
            if not _built(home):
                _make(home, folder)
    themes.install(home / "themes")


def _make(home: Path, folder: Path) -> None:
    unfinished = folder / "unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.rmtree(home, ignore_errors=True)
    archive = _fetched(folder / "maven")
    _unpack(archive, unfinished)
    _build(unfinished / home.name)
    (unfinished / home.name).rename(home)
    shutil.rmtree(unfinished)
    shutil.rmtree(folder / "maven")  # 177 MB that nobody needs again


def _fetched(cache: Path) -> Path:
    """The verified archive. jgo only warns on a wrong checksum and keeps torn files, so ours decides."""
    archive = _resolved(cache)
    if _digest(archive) != SHA512:  # perhaps what an interrupted download has left
        shutil.rmtree(cache)
        archive = _resolved(cache)
    if (found := _digest(archive)) != SHA512:
        shutil.rmtree(cache)
        raise EmbeddedProblem(f"Die Prüfsumme des geladenen Keycloak stimmt nicht; verworfen. SHA-512: {found}")
    return archive


def _digest(archive: Path) -> str:
    with archive.open("rb") as file:
        return hashlib.file_digest(file, "sha512").hexdigest()


def _resolved(cache: Path) -> Path:
    mirror = os.environ.get("RATHAUS_MAVEN_REPO")
    context = MavenContext(repo_cache=cache, timeout=60, remote_repos={"central": mirror} if mirror else None)
    try:
        project = context.project("org.keycloak", "keycloak-quarkus-dist")
        return Path(project.at_version(VERSION).artifact(packaging="zip").resolve())
    except (OSError, RuntimeError, RequestException) as problem:
        raise EmbeddedProblem(
            f"Keycloak {VERSION} ließ sich nicht von Maven Central laden ({problem}). "
            "RATHAUS_MAVEN_REPO nennt einen Spiegel, RATHAUS_KEYCLOAK_HOME ein entpacktes Keycloak, "
            "RATHAUS_KEYCLOAK_URL einen laufenden Dienst."
        ) from problem


def _unpack(archive: Path, target: Path) -> None:
    with zipfile.ZipFile(archive) as file:
        file.extractall(target)
    for script in target.glob("*/bin/*.sh"):  # zipfile drops the right to execute
        script.chmod(0o755)


def _built(home: Path) -> bool:
    marker = home / ".rathaus-built"
    return marker.exists() and marker.read_text("utf-8") == " ".join(BUILD)


def _build(home: Path) -> None:
    environment = {**os.environ, "JAVA_HOME": str(java_home())}
    done = subprocess.run(
        [str(home / "bin" / "kc.sh"), *BUILD], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise EmbeddedProblem(f"kc.sh build ist gescheitert:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    (home / ".rathaus-built").write_text(" ".join(BUILD), "utf-8")
