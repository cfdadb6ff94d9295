"""`python -m rathaus_site.embedded.run [--environment FILE] [--user NAME] [--signal N] [--mark FILE] -- COMMAND…`
becomes COMMAND.

So no secret stands on a command line or in the process manager's own file, and a process manager that is killed
takes its programs with it.
"""

import argparse
import os
import pwd
import signal
from pathlib import Path

from rathaus_site.embedded import environment_file, marks
from rathaus_site.embedded.death import end_with_parent


def main() -> None:
    """Never returns: the process becomes the command."""
    given = _arguments()
    environment = {**os.environ, **(environment_file.read(given.environment) if given.environment else {})}
    if given.mark:
        marks.take(given.mark)
    if given.user:
        account = pwd.getpwnam(given.user)
        os.setgroups([])
        os.setgid(account.pw_gid)
        os.setuid(account.pw_uid)
    end_with_parent(given.signal)  # after the change of user, which would undo it
    os.execvpe(given.command[0], given.command, environment)  # noqa: S606 - the command line is ours


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--environment", type=Path)
    parser.add_argument("--mark", type=Path)
    parser.add_argument("--user", default="")
    parser.add_argument("--signal", type=lambda number: signal.Signals(int(number)), default=signal.SIGTERM)
    parser.add_argument("command", nargs="+")
    return parser.parse_args()


if __name__ == "__main__":
    main()
