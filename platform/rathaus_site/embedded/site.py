"""The steps that need Django run in a process of their own; this is the caller's side."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from rathaus_site.embedded.plan import Plan
from rathaus_site.embedded.problems import EmbeddedProblem

MIGRATED = "Tabellen sind auf dem Stand"  # the line that lets web and workers start
_SHOWN_LINES = 15


class Preparation:
    """The process; `stop` may be called from another thread."""

    def __init__(self, plan: Plan) -> None:
        self.log = plan.state.logs / "prepare.log"
        command = [sys.executable, "-m", "rathaus_site.embedded.run"]
        command += [f"--environment={plan.state.environment}", "--"]
        command += [sys.executable, "-m", "rathaus_site.embedded.prepare"]
        with self.log.open("w", encoding="utf-8") as errors:
            self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True, cwd="/")

    def follow(self, tell: Callable[[str], None]) -> None:
        """Passes each line on until the end. Raises EmbeddedProblem with the last lines of the log."""
        for line in self._process.stdout or ():
            tell(line.strip())
        if self._process.wait() != 0:
            raise EmbeddedProblem(f"Gescheitert, alles steht in {self.log}:\n{_end_of(self.log)}")

    def stop(self) -> None:
        """Ends the process; what it had not committed is undone by the database."""
        self._process.terminate()


def _end_of(log: Path) -> str:
    return "\n".join(log.read_text("utf-8", errors="replace").splitlines()[-_SHOWN_LINES:])
