"""Fetching Keycloak: what is not what we pinned is thrown away, and a missing network is explained."""

import hashlib
import http.server
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from rathaus_site.embedded.keycloak import distribution
from rathaus_site.embedded.ports import free_port
from rathaus_site.embedded.problems import EmbeddedProblem


@pytest.fixture
def mirror(tmp_path: Path) -> Iterator[str]:
    """A repository that hands out something else under Keycloak's name."""
    name = f"keycloak-quarkus-dist-{distribution.VERSION}.zip"
    folder = tmp_path / "mirror" / "org" / "keycloak" / "keycloak-quarkus-dist" / distribution.VERSION
    folder.mkdir(parents=True)
    (folder / name).write_bytes(b"PK not Keycloak")
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path / "mirror"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def _no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RATHAUS_KEYCLOAK_HOME", raising=False)


def test_a_wrong_checksum_is_refused_and_nothing_is_kept(
    mirror: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RATHAUS_MAVEN_REPO", mirror)
    with pytest.raises(EmbeddedProblem, match="Prüfsumme"):
        distribution.ensure(tmp_path / "keycloak")
    assert [path.name for path in (tmp_path / "keycloak").iterdir()] == ["lock"]


def test_what_an_interrupted_download_left_is_fetched_again(
    mirror: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (whole,) = (tmp_path / "mirror").rglob("*.zip")
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr(f"keycloak-{distribution.VERSION}/bin/kc.sh", "#!/bin/sh\nexit 0\n")
    torn = tmp_path / "keycloak" / "maven" / whole.relative_to(tmp_path / "mirror")
    torn.parent.mkdir(parents=True)
    torn.write_bytes(whole.read_bytes()[:20])
    monkeypatch.setattr(distribution, "SHA512", hashlib.sha512(whole.read_bytes()).hexdigest())
    monkeypatch.setenv("RATHAUS_MAVEN_REPO", mirror)

    distribution.ensure(tmp_path / "keycloak")

    home = distribution.home_in(tmp_path / "keycloak")
    assert (home / ".rathaus-built").exists()
    assert sorted(path.name for path in home.parent.iterdir()) == [home.name, "lock"]


def test_without_a_network_the_ways_out_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RATHAUS_MAVEN_REPO", f"http://127.0.0.1:{free_port()}")
    with pytest.raises(EmbeddedProblem) as problem:
        distribution.ensure(tmp_path / "keycloak")
    for name in ("RATHAUS_MAVEN_REPO", "RATHAUS_KEYCLOAK_HOME", "RATHAUS_KEYCLOAK_URL"):
        assert name in str(problem.value)


def test_a_home_that_is_none_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RATHAUS_KEYCLOAK_HOME", str(tmp_path))
    with pytest.raises(EmbeddedProblem, match="RATHAUS_KEYCLOAK_HOME"):
        distribution.ensure(tmp_path / "keycloak")
