"""Folders that servers can work in: reachable for their account, and short enough for a unix socket."""

import hashlib
from pathlib import Path

from rathaus_site.embedded.account import Account

# sun_path holds 107 bytes; PostgreSQL adds "/.s.PGSQL.65535.lock".
LONGEST_SOCKET_FOLDER = 107 - len("/.s.PGSQL.65535.lock")


def make(folder: Path, account: Account, mode: int = 0o700) -> Path:
    """Makes a folder and gives it to the servers' account. Existing ones keep their content."""
    folder.mkdir(parents=True, exist_ok=True)
    account.own_folder(folder)
    folder.chmod(mode)
    return folder


def server_home(state: Path, account: Account) -> Path:
    """Where the servers' data lies: in the state folder, except for root below a closed home such as /root.

    There the account `nobody` could not reach it, and opening somebody's home is not ours to do.
    """
    if account.reaches(state):
        return state
    return Path("/var/lib") / f"rathaus-{_short(state)}"


def socket_folder(home: Path) -> Path:
    """A folder for unix sockets, beside the data if its name is short enough and under /tmp otherwise."""
    beside = home / "run"
    if len(bytes(beside)) <= LONGEST_SOCKET_FOLDER:
        return beside
    return Path("/tmp") / f"rathaus-{_short(home)}"  # noqa: S108 - made with mode 0700 and checked for its owner


def _short(path: Path) -> str:
    return hashlib.sha256(bytes(path.resolve())).hexdigest()[:10]
