"""The real servers: made again after an interruption, safe to start again after a kill, closed to strangers."""

import os
import secrets
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import redis

from rathaus_site.embedded import binaries, waiting
from rathaus_site.embedded.account import Account, server_account
from rathaus_site.embedded.child import Child
from rathaus_site.embedded.ports import free_port
from rathaus_site.embedded.postgres import Postgres
from rathaus_site.embedded.roles import RolePasswords, bootstrap_roles
from rathaus_site.embedded.testing import reachable_folder
from rathaus_site.embedded.valkey import Purpose, Valkey


@pytest.fixture
def home() -> Iterator[Path]:
    with reachable_folder() as folder:
        yield folder


def _postgres(home: Path, fsync: bool = False) -> Postgres:
    account = server_account()
    programs = binaries.postgres_programs(home, account)
    return Postgres(home, free_port(), account, programs, secrets.token_urlsafe(12), fsync)


def _valkey(home: Path, purpose: Purpose) -> Valkey:
    account = server_account()
    program = binaries.valkey_program(home, account)
    return Valkey(home, purpose, free_port(), account, program, secrets.token_urlsafe(12))


@contextmanager
def _running(server: Postgres | Valkey, log: Path) -> Iterator[Child]:
    child = Child(server.command(), account=server.account, log=log)
    try:
        waiting.until(server.ready, seconds=30, what=str(log), alive=child.alive)
        yield child
    finally:
        child.stop(signal.SIGINT)


def test_an_interrupted_initdb_leaves_nothing_that_looks_finished(home: Path) -> None:
    server = _postgres(home)
    half = home / "postgres" / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    (half / "base").mkdir()
    server.account.own(home / "postgres")
    server.prepare()
    assert not half.exists()
    with _running(server, home / "log"), psycopg.connect(server.dsn()) as connection:
        assert connection.execute("SHOW fsync").fetchone() == ("off",)


def test_preparing_again_keeps_the_data(home: Path) -> None:
    server = _postgres(home)
    server.prepare()
    with _running(server, home / "log"), psycopg.connect(server.dsn()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    server.prepare()
    with _running(server, home / "log"), psycopg.connect(server.dsn()) as connection:
        assert connection.execute("SELECT one FROM kept").fetchone() == (1,)


def test_roles_and_databases_are_as_the_platform_needs_them_and_repeatable(home: Path) -> None:
    server = _postgres(home)
    server.prepare()
    with _running(server, home / "log"):
        for passwords in (RolePasswords("a", "b", "c"), RolePasswords("owner", "app", "kc")):
            bootstrap_roles(server.dsn(), passwords)
        with psycopg.connect(server.dsn("rathaus", "rathaus_app", "app")) as app:
            row = app.execute("SELECT upper('straße'), rolinherit, rolcreaterole FROM pg_roles WHERE rolname = user")
            assert row.fetchone() == ("STRASSE", False, False)
            names = app.execute("SELECT extname FROM pg_extension ORDER BY 1").fetchall()
            assert {("btree_gin",), ("pg_trgm",), ("unaccent",)} <= set(names)
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute("CREATE TABLE public.mine (id int)")
        with pytest.raises(psycopg.OperationalError, match="permission denied"):
            psycopg.connect(server.dsn("keycloak", "rathaus_app", "app"))
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(server.dsn("rathaus", "rathaus_app", "b"))


def test_valkey_lets_nobody_in_without_the_password(home: Path) -> None:
    server = _valkey(home, "broker")
    server.prepare()
    with _running(server, home / "log"), pytest.raises(redis.AuthenticationError):
        redis.Redis(port=server.port).ping()


@pytest.mark.faults
def test_what_was_committed_survives_a_kill(home: Path) -> None:
    server = _postgres(home, fsync=True)
    server.prepare()
    with _running(server, home / "log") as child:
        with psycopg.connect(server.dsn()) as connection:
            connection.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
        child.process.kill()
        child.process.wait()
    with _running(server, home / "log"), psycopg.connect(server.dsn()) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (1000,)


@pytest.mark.faults
def test_the_broker_keeps_its_messages_over_a_kill_and_the_cache_need_not(home: Path) -> None:
    server = _valkey(home, "broker")
    server.prepare()
    with _running(server, home / "log") as child:
        client = redis.Redis.from_url(server.url())
        client.rpush("queue", *range(500))
        child.process.kill()
        child.process.wait()
    with _running(server, home / "log"):
        assert redis.Redis.from_url(server.url()).llen("queue") == 500


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands servers to another account")
def test_a_closed_folder_is_seen_before_a_server_fails_in_it(tmp_path: Path) -> None:
    account: Account = server_account()
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    assert not account.reaches(closed / "state")
    with reachable_folder() as folder:
        assert account.reaches(folder / "not" / "yet")
