"""Real PostgreSQL and Valkey for the test suite: own children in an own folder, ended with the run."""

import base64
import secrets
import signal
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from rathaus_site.embedded import binaries, waiting
from rathaus_site.embedded.account import Account, server_account
from rathaus_site.embedded.child import Child
from rathaus_site.embedded.ports import free_port
from rathaus_site.embedded.postgres import Postgres
from rathaus_site.embedded.roles import RolePasswords, bootstrap_roles
from rathaus_site.embedded.valkey import Valkey


@dataclass(frozen=True)
class Servers:
    """What runs: addresses, and the environment (RATHAUS_*) that makes the settings use them."""

    superuser_dsn: str
    owner_dsn: str
    app_dsn: str
    broker_url: str
    cache_url: str
    programs: Path  # pg_dump, psql ...
    environment: dict[str, str]


@contextmanager
def servers(folder: Path, fsync: bool = False) -> Iterator[Servers]:
    """PostgreSQL with roles, database and extensions, and Valkey, both answering. They end with the block."""
    account = server_account()
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as running:
        home = running.enter_context(reachable_folder())
        yield _start(running, home, folder, account, fsync)


def _start(running: ExitStack, home: Path, folder: Path, account: Account, fsync: bool) -> Servers:
    passwords = RolePasswords(*(secrets.token_urlsafe(18) for _ in range(3)))
    postgres = Postgres(
        home=home,
        port=free_port(),
        account=account,
        programs=binaries.postgres_programs(home, account),
        superuser_password=secrets.token_urlsafe(18),
        fsync=fsync,
    )
    valkey = Valkey(
        home=home,
        purpose="broker",
        port=free_port(),
        account=account,
        program=binaries.valkey_program(home, account),
        password=secrets.token_urlsafe(18),
    )
    postgres.prepare()
    valkey.prepare()
    for name, server, how in (("PostgreSQL", postgres, signal.SIGINT), ("Valkey", valkey, signal.SIGTERM)):
        child = Child(server.command(), account=account, log=folder / f"{name}.log")
        running.callback(child.stop, how)
        waiting.until(server.ready, seconds=30, what=f"{name} (siehe {child.log})", alive=child.alive)
    bootstrap_roles(postgres.dsn(), passwords)
    return _servers(postgres, valkey, passwords, folder)


@contextmanager
def reachable_folder() -> Iterator[Path]:
    """An own folder under the system's temporary one: pytest's are closed to the servers' account."""
    with tempfile.TemporaryDirectory(prefix="rathaus-test-") as name:
        Path(name).chmod(0o711)
        yield Path(name)


def _servers(postgres: Postgres, valkey: Valkey, passwords: RolePasswords, folder: Path) -> Servers:
    owner = postgres.dsn("rathaus", "rathaus_owner", passwords.owner)
    app = postgres.dsn("rathaus", "rathaus_app", passwords.app)
    return Servers(
        superuser_dsn=postgres.dsn(),
        owner_dsn=owner,
        app_dsn=app,
        broker_url=valkey.url(0),
        cache_url=valkey.url(1),
        programs=postgres.programs,
        environment={
            "RATHAUS_SECRET_KEY": secrets.token_urlsafe(48),
            "RATHAUS_MASTER_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
            "RATHAUS_DATABASE_URL": app,
            "RATHAUS_OWNER_DATABASE_URL": owner,
            "RATHAUS_BROKER_URL": valkey.url(0),
            "RATHAUS_CACHE_URL": valkey.url(1),
            "RATHAUS_KEYCLOAK_URL": "http://localhost:8080",
            "RATHAUS_SMTP_URL": "smtp://127.0.0.1:2525",
            "RATHAUS_MEDIA_ROOT": str(folder / "media"),
            "RATHAUS_SCHEME": "http",
        },
    )
