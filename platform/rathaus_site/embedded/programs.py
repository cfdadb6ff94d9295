"""One program of the stack as the process manager runs it."""

import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Program:
    """A foreground command, and how it is ended."""

    name: str
    command: Sequence[str]
    environment: Path | None = None  # a file with what it needs beside ours
    user: str = ""  # another account than the one that started the stack
    stop_signal: signal.Signals = signal.SIGTERM
    stop_seconds: int = 20

    def section(self, order: int, log: str, mark: Path) -> str:
        """The program's section in the process manager's configuration. Higher `order` ends first."""
        lines = {
            "command": " ".join(_quoted(part) for part in self._wrapped(mark)),
            "directory": "/",
            "autostart": "false",  # readiness decides what may start, so we start them
            "autorestart": "true",
            "startsecs": "1",
            "startretries": "5",
            "priority": str(order),
            "stopsignal": self.stop_signal.name.removeprefix("SIG"),
            "stopwaitsecs": str(self.stop_seconds),
            "killasgroup": "true",
            "redirect_stderr": "true",
            "stdout_logfile": log,
            "stdout_logfile_maxbytes": "10MB",
            "stdout_logfile_backups": "1",
        }
        return f"[program:{self.name}]\n" + "".join(f"{key}={value}\n" for key, value in lines.items())

    def _wrapped(self, mark: Path) -> list[str]:
        options = [f"--signal={int(self.stop_signal)}", f"--mark={mark}"]
        options += [f"--environment={self.environment}"] if self.environment else []
        options += [f"--user={self.user}"] if self.user else []
        return [sys.executable, "-m", "rathaus_site.embedded.run", *options, "--", *self.command]


def _quoted(part: str) -> str:
    escaped = part.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("%", "%%") + '"'
