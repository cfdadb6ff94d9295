"""The process manager `supervisor`: written configuration, one control socket, start and stop of programs."""

import http.client
import os
import signal
import subprocess
import sys
import xmlrpc.client
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from rathaus_site.embedded import waiting
from rathaus_site.embedded.control import Control
from rathaus_site.embedded.programs import Program
from rathaus_site.embedded.state import State

RUNNING = "RUNNING"
_ALREADY_STARTED = 60  # supervisor's fault code
_DOWN = (OSError, http.client.HTTPException)
_ENDING = xmlrpc.client.Fault  # every question is answered with one while the supervisor shuts down


class Manager:
    """The running supervisor of one state folder, or the one that can be started there."""

    def __init__(self, state: State) -> None:
        self.state = state

    def running(self) -> bool:
        """Whether a supervisor answers on the control socket, and is not ending."""
        return self._doing() == RUNNING

    def start(self, programs: Sequence[Program]) -> subprocess.Popen[bytes]:
        """Starts the supervisor as a child of ours in its own session, with no program running yet."""
        configuration = self.state.supervisor_configuration
        configuration.touch(mode=0o600)
        configuration.write_text(self._configuration(programs), "utf-8")
        self.state.control.parent.mkdir(mode=0o700, exist_ok=True)
        self.state.control.unlink(missing_ok=True)  # a killed one leaves it behind
        with (self.state.logs / "supervisord.out").open("ab") as output:
            process = subprocess.Popen(
                [
                    str(Path(sys.executable).with_name("supervisord")),
                    "--nodaemon",
                    f"--configuration={configuration}",
                ],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.state.folder,  # paths in the configuration are relative: supervisor expands % in them
                start_new_session=True,  # the terminal's Ctrl-C is ours, we end the programs in their order
            )
        waiting.until(self.running, seconds=15, what="supervisord", alive=lambda: process.poll() is None)
        return process

    def start_program(self, name: str) -> None:
        """Starts one program; one that runs already stays as it is."""
        try:
            self._rpc().supervisor.startProcess(name, False)
        except xmlrpc.client.Fault as fault:
            if fault.faultCode != _ALREADY_STARTED:
                raise

    def pids(self) -> dict[str, int]:
        """Process ids of the programs that run."""
        try:
            rows: Any = self._rpc().supervisor.getAllProcessInfo()
        except (*_DOWN, _ENDING):
            return {}
        return {row["name"]: row["pid"] for row in rows if row["statename"] == RUNNING}

    def failed(self, name: str) -> bool:
        """Whether the supervisor has given a program up, or is gone itself."""
        try:
            row: Any = self._rpc().supervisor.getProcessInfo(name)
        except (*_DOWN, _ENDING):
            return True
        return row["statename"] in ("FATAL", "EXITED", "STOPPED")

    def stop(self, seconds: float = 90) -> None:
        """Ends all programs, the last started first, and the supervisor itself. Waits for one that ends already."""
        if not self._doing():
            return
        pid = int((self.state.folder / "supervisord.pid").read_text("utf-8"))
        with suppress(*_DOWN, _ENDING):
            self._rpc().supervisor.shutdown()
        waiting.until(lambda: not _exists(pid), seconds=seconds, what="Das Beenden")

    def _doing(self) -> str:
        """The supervisor's own word for what it does; empty where none answers."""
        try:
            return str(self._rpc().supervisor.getState()["statename"])
        except _ENDING:
            return "SHUTDOWN"
        except _DOWN:
            return ""

    def _rpc(self) -> Any:  # what the other side answers is not known to types
        return xmlrpc.client.ServerProxy("http://control", transport=Control(self.state.control))

    def _configuration(self, programs: Sequence[Program]) -> str:
        head = f"""[unix_http_server]
file={str(self.state.control).replace("%", "%%")}
chmod=0700
[supervisord]
logfile=logs/supervisord.log
logfile_maxbytes=5MB
logfile_backups=1
pidfile=supervisord.pid
childlogdir=logs
{"user=root" if os.geteuid() == 0 else ""}
[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
"""
        sections = [
            program.section(order * 10, f"logs/{program.name}.log", self.state.marks / program.name)
            for order, program in enumerate(programs, start=1)
        ]
        return "\n".join([head, *sections])


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, signal.SIG_DFL)  # signal 0 only asks
    except ProcessLookupError:
        return False
    return not _is_zombie(pid)


def _is_zombie(pid: int) -> bool:
    """Whether it has ended and only waits for its parent, which may be this very process."""
    status = Path(f"/proc/{pid}/stat")
    try:
        return status.read_text("utf-8").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False
