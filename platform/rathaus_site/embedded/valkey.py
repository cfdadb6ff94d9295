"""Valkey as a foreground child: the broker keeps what it was given, the cache forgets what was used least."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rathaus_site.embedded import folders, probes
from rathaus_site.embedded.account import Account

Purpose = Literal["broker", "cache"]
PURPOSES: dict[Purpose, tuple[str, ...]] = {
    "broker": ("appendonly yes", "appendfsync everysec", "maxmemory-policy noeviction"),
    "cache": ("appendonly no", "maxmemory 128mb", "maxmemory-policy allkeys-lru"),
}


@dataclass(frozen=True)
class Valkey:
    """One instance in `home/valkey-<purpose>`."""

    home: Path
    purpose: Purpose
    port: int
    account: Account
    program: Path
    password: str

    @property
    def folder(self) -> Path:
        """Data and configuration."""
        return self.home / f"valkey-{self.purpose}"

    def url(self, database: int = 0) -> str:
        """The address for clients; ours are URL-safe passwords."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/{database}"

    def prepare(self) -> None:
        """Writes the configuration, readable by the server's account only: the password stands in it."""
        folders.make(self.folder, self.account)
        folders.make(folders.socket_folder(self.home), self.account)
        configuration = self.folder / "valkey.conf"
        configuration.touch(mode=0o600)
        configuration.write_text("\n".join(self._lines()) + "\n", encoding="utf-8")
        self.account.own(configuration)

    def command(self) -> list[str]:
        """The command line of the foreground server."""
        return [str(self.program), str(self.folder / "valkey.conf")]

    def ready(self) -> bool:
        """Whether the server answers a ping with our password."""
        return probes.cache(self.url())

    def _lines(self) -> list[str]:
        return [
            "bind 127.0.0.1",
            f"port {self.port}",
            f"requirepass {self.password}",
            f'dir "{self.folder}"',
            f'unixsocket "{folders.socket_folder(self.home) / f"valkey-{self.purpose}"}"',
            "unixsocketperm 700",
            "daemonize no",
            'save ""',
            *PURPOSES[self.purpose],
        ]
