"""Keycloak's command line is java itself: it starts what bin/kc.sh of the same version would start."""

import re
from pathlib import Path

from tests.harness.needed import missing

from rathaus_site.embedded.keycloak import distribution, server
from rathaus_site.embedded.state import state


def _keycloak(home: Path) -> server.Keycloak:
    return server.Keycloak(home, "http://localhost:1", 1, 2, "127.0.0.1:3", "keycloak", "keycloak", "db-pw", "admin-pw")


def test_the_supervised_process_is_java_and_no_secret_stands_on_its_command_line() -> None:
    keycloak = _keycloak(Path("/a place/keycloak"))
    command = keycloak.command()
    assert command[0].endswith("/bin/java")
    assert "-Dkc.home.dir=/a place/keycloak" in command
    assert not [part for part in command if "db-pw" in part or "admin-pw" in part]
    assert {"db-pw", "admin-pw"} <= set(keycloak.environment().values())


def test_idle_connections_are_tried_before_they_are_used() -> None:
    """Else each one from before a restart of the database costs somebody an error: four of ten in a trial."""
    assert any("foreground-validation-interval" in part for part in _keycloak(Path("/keycloak")).command())


def test_every_property_that_the_script_of_this_version_sets_is_set() -> None:
    home = distribution.home_in(state().keycloak)
    if not home.exists():
        missing("Keycloak is not fetched yet")
    script = (home / "bin" / "kc.sh").read_text("utf-8")
    wanted = set(re.findall(r"-D[\w.-]+(?==)|--add-opens=\S+=ALL-UNNAMED|--enable-native-access=\S+?UNNAMED", script))
    # Only the script's own number and mark, its debugger, and defaults of the machine that we choose ourselves.
    wanted -= {"-Dkc.script.pid", "-Dkc.config.built", "-Djava.security.egd"}
    wanted -= {"-Djdk.tls.rejectClientInitiatedRenegotiation"}
    wanted -= {f"-D{stream}.encoding" for stream in ("sun.stdout", "sun.err", "stdout", "stderr")}
    line = _keycloak(home).command()
    assert {part for part in wanted if not any(given.startswith(part) for given in line)} == set()
