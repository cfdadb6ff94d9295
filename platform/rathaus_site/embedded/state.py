"""The one folder that holds all state of the embedded stack: `.rathaus/`, or where RATHAUS_STATE says."""

import os
from dataclasses import dataclass
from pathlib import Path

from rathaus_site.embedded.account import Account
from rathaus_site.embedded.folders import server_home, socket_folder
from rathaus_site.frontend.places import ROOT


@dataclass(frozen=True)
class State:
    """Names of everything in the state folder; making them is `prepare`'s task."""

    folder: Path

    @property
    def environment(self) -> Path:
        """Settings and secrets of the processes, mode 0600."""
        return self.folder / "environment"

    @property
    def logs(self) -> Path:
        """One log a part."""
        return self.folder / "logs"

    @property
    def media(self) -> Path:
        """Sealed files of the towns; collected static files lie beside it."""
        return self.folder / "media"

    @property
    def mails(self) -> Path:
        """Mails that were caught, one .eml each."""
        return self.folder / "mails"

    @property
    def cache(self) -> Path:
        """What was fetched and built once and is the same for every state: RATHAUS_CACHE, or in the checkout."""
        return Path(os.environ.get("RATHAUS_CACHE") or ROOT / ".rathaus" / "cache").absolute()

    @property
    def keycloak(self) -> Path:
        """Below it Keycloak's unpacked home."""
        return self.cache / "keycloak"

    @property
    def identity(self) -> Path:
        """Signing keys of the demonstration's realms."""
        return self.folder / "identity"

    @property
    def keycloak_environment(self) -> Path:
        """Environment of the Keycloak process, mode 0600."""
        return self.identity / "environment"

    @property
    def supervisor_configuration(self) -> Path:
        """Written anew at every start."""
        return self.folder / "supervisord.conf"

    @property
    def marks(self) -> Path:
        """A locked file for each program that runs."""
        return self.folder / "running"

    @property
    def control(self) -> Path:
        """The unix socket of the process manager, in a folder short enough for one."""
        return socket_folder(self.folder) / "supervisor"

    def home(self, account: Account) -> Path:
        """The folder of the servers' data: this one, unless the servers' account cannot reach it."""
        return server_home(self.folder, account)

    def prepare(self) -> None:
        """Makes the folders. The state folder itself may be entered (by the servers' account), not listed."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o711)
        for folder in (self.logs, self.media, self.mails, self.identity, self.marks):
            folder.mkdir(exist_ok=True)
            folder.chmod(0o700)


def state() -> State:
    """The state folder of this call."""
    return State(Path(os.environ.get("RATHAUS_STATE") or ROOT / ".rathaus").absolute())
