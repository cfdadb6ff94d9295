"""One foreground child: runs under the servers' account, ends by signal and deadline, never stays behind."""

import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from rathaus_site.embedded.account import Account
from rathaus_site.embedded.death import end_with_parent


class Child:
    """A running program that ends with us, even where we are killed (Linux tells it)."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        account: Account,
        log: Path,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.log = log
        self._output: IO[bytes] = log.open("ab")
        self.process = subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            env=dict(environment) if environment is not None else None,
            cwd="/",
            preexec_fn=end_with_parent,  # one system call, it can hold no lock
            **account.popen_options(),
        )

    def alive(self) -> bool:
        """Whether the program still runs."""
        return self.process.poll() is None

    def stop(self, how: signal.Signals = signal.SIGTERM, seconds: float = 20) -> None:
        """Asks the program to end, waits, and kills it only if it does not."""
        if self.alive():
            self.process.send_signal(how)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self._output.close()
