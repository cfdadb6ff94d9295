"""PostgreSQL as a foreground child: its folder, its making, its command line, whether it answers."""

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rathaus_site.embedded import folders, probes
from rathaus_site.embedded.account import Account
from rathaus_site.embedded.problems import EmbeddedProblem

SUPERUSER = "postgres"
# The builtin provider sorts and folds the same on every machine and after every update of the C library.
LOCALE = (
    "--locale-provider=builtin",
    "--builtin-locale=PG_UNICODE_FAST",
    "--locale=C.UTF-8",
    "--encoding=UTF8",
)
SETTINGS = {
    "max_connections": "200",
    "max_locks_per_transaction": "256",  # one transaction may touch every table of a town
    "recovery_init_sync_method": "syncfs",
    "password_encryption": "scram-sha-256",
    "log_timezone": "UTC",
    "timezone": "UTC",
}
WITHOUT_SAFETY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Postgres:
    """One cluster in `home/postgres`. `fsync=False` is for tests: fast, and lost when the machine stops."""

    home: Path
    port: int
    account: Account
    programs: Path
    superuser_password: str
    fsync: bool = True

    @property
    def data(self) -> Path:
        """The data folder; it exists only when it is complete."""
        return self.home / "postgres" / "data"

    @property
    def sockets(self) -> Path:
        """The folder of the unix socket."""
        return folders.socket_folder(self.home)

    def dsn(self, database: str = "postgres", user: str = SUPERUSER, password: str | None = None) -> str:
        """A connection URL over 127.0.0.1. Passwords must be URL-safe (ours are)."""
        secret = self.superuser_password if password is None else password
        return f"postgresql://{user}:{secret}@127.0.0.1:{self.port}/{database}"

    def prepare(self) -> None:
        """Makes the cluster if there is none. An interrupted attempt leaves nothing that looks finished."""
        folders.make(self.data.parent, self.account)
        folders.make(self.sockets, self.account)
        if (self.data / "PG_VERSION").exists():
            return
        unfinished = self.data.with_name("data.new")
        shutil.rmtree(unfinished, ignore_errors=True)
        with tempfile.NamedTemporaryFile("w", dir=self.data.parent, suffix=".pw") as secret:
            secret.write(self.superuser_password)
            secret.flush()
            self.account.own(Path(secret.name))
            self._run_initdb(unfinished, Path(secret.name))
        unfinished.rename(self.data)

    def command(self) -> list[str]:
        """The command line of the foreground server. SIGINT ends it quickly and cleanly."""
        settings = {
            "port": str(self.port),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
            **SETTINGS,
            **({} if self.fsync else WITHOUT_SAFETY),
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [str(self.programs / "postgres"), "-D", str(self.data), *options]

    def ready(self) -> bool:
        """Whether the server takes our superuser's connection."""
        return probes.database(self.dsn())

    def _run_initdb(self, folder: Path, password_file: Path) -> None:
        command = [
            str(self.programs / "initdb"),
            "-D",
            str(folder),
            "-U",
            SUPERUSER,
            f"--pwfile={password_file}",
        ]
        command += ["--auth=scram-sha-256", *LOCALE, *([] if self.fsync else ["--no-sync"])]
        environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            env=environment,
            cwd="/",
            check=False,
            **self.account.popen_options(),
        )
        if done.returncode != 0:
            raise EmbeddedProblem(f"initdb ist gescheitert:\n{done.stderr.strip()}")
