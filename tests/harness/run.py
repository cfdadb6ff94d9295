"""One run of the suite: the servers it uses, where its files are, and how workers of pytest-xdist share them."""

import atexit
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import django

FOLDER = "RATHAUS_TEST_RUN"  # the run's folder; its presence in the environment says that the run has begun
ADMIN = "RATHAUS_TEST_ADMIN_URL"  # a superuser's connection URL, needed to make databases
OWN = "RATHAUS_TEST_OWN_SERVERS"  # set where the run has started its servers itself
FSYNC = "RATHAUS_TEST_FSYNC"  # `on`: own servers wait for the disk, as in production; for figures of writing
_begun = 0  # process id
DEFAULTS = {
    "RATHAUS_SECRET_KEY": "test-secret-key",
    "RATHAUS_MASTER_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    "RATHAUS_KEYCLOAK_URL": "http://localhost:8080",
    "RATHAUS_SMTP_URL": "smtp://127.0.0.1:2525",
    "RATHAUS_SCHEME": "http",
}


def begin() -> None:
    """Sets the environment, then Django up; the first process of the run starts the servers.

    Servers that the environment names (RATHAUS_DATABASE_URL, RATHAUS_OWNER_DATABASE_URL, RATHAUS_BROKER_URL,
    RATHAUS_CACHE_URL) are used as they are, with own databases; else own ones are started and ended.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rathaus_site.settings_test")
    if FOLDER not in os.environ:  # else a worker of pytest-xdist: everything is there already
        _start()
    django.setup()


def _start() -> None:
    global _begun
    _begun = os.getpid()
    folder = Path(tempfile.mkdtemp(prefix="rathaus-run-"))
    os.environ[FOLDER] = str(folder)
    running = ExitStack()
    running.callback(shutil.rmtree, folder, ignore_errors=True)
    if "RATHAUS_DATABASE_URL" in os.environ:
        os.environ.setdefault(ADMIN, _trusted_admin(os.environ["RATHAUS_DATABASE_URL"]))
    else:
        from rathaus_site.embedded.testing import servers

        started = running.enter_context(servers(folder, fsync=os.environ.get(FSYNC) == "on"))
        os.environ.update(started.environment)
        os.environ[ADMIN] = started.superuser_dsn
        os.environ[OWN] = "1"
        os.environ["RATHAUS_PG_BIN"] = str(started.programs)
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    os.environ["RATHAUS_MEDIA_ROOT"] = str(folder / "media")
    os.environ.pop("RATHAUS_IDENTITY_SECRET", None)  # no Keycloak here: tests that need it say so
    atexit.register(running.close)


def ours() -> bool:
    """Whether this very process has begun the run: it ends it."""
    return _begun == os.getpid()


def folder() -> Path:
    """The run's folder."""
    return Path(os.environ[FOLDER])


def worker() -> str:
    """`gw0`, `gw1` … under pytest-xdist, else `main`."""
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Only one of the processes that use these servers is inside the block of this name."""
    place = folder() if OWN in os.environ else Path(tempfile.gettempdir())
    with (place / f"rathaus-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _trusted_admin(url: str) -> str:
    from psycopg.conninfo import conninfo_to_dict

    parts = conninfo_to_dict(url)
    return f"postgresql://postgres@{parts['host']}:{parts.get('port', 5432)}/postgres"
