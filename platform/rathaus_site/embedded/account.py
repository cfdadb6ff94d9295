"""Who runs the servers: PostgreSQL refuses root, so root hands them to `nobody`; anybody else runs them."""

import os
import pwd
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Account:
    """A user and a group by number. `switched` is False where servers run as whoever started them."""

    uid: int
    gid: int
    name: str
    switched: bool

    def popen_options(self) -> dict[str, Any]:
        """What `subprocess.Popen` needs to start a child under this account."""
        if not self.switched:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own_folder(self, folder: Path) -> None:
        """Gives one folder to this account, not its content."""
        if self.switched:
            os.chown(folder, self.uid, self.gid)

    def own(self, path: Path) -> None:
        """Gives a file or a whole folder to this account; nothing to do where nobody is switched."""
        if not self.switched:
            return
        for each in _tree(path):
            os.chown(each, self.uid, self.gid, follow_symlinks=False)

    def reaches(self, path: Path) -> bool:
        """Whether this account may walk down to `path` (or to the nearest parent that exists)."""
        if not self.switched:
            return True
        path = path.resolve()
        while not path.exists():
            path = path.parent
        folders = [path, *path.parents] if path.is_dir() else list(path.parents)
        return all(self._may_enter(folder.stat()) for folder in folders)

    def _may_enter(self, status: os.stat_result) -> bool:
        if status.st_uid == self.uid:
            return bool(status.st_mode & stat.S_IXUSR)
        if status.st_gid == self.gid:
            return bool(status.st_mode & stat.S_IXGRP)
        return bool(status.st_mode & stat.S_IXOTH)


def server_account() -> Account:
    """The account for servers on this machine."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), "", switched=False)
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid, nobody.pw_name, switched=True)


def _tree(path: Path) -> Iterator[Path]:
    yield path
    if path.is_dir() and not path.is_symlink():
        for folder, names, files in os.walk(path):
            yield from (Path(folder, name) for name in [*names, *files])
