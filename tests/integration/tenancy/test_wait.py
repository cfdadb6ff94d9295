"""Web and workers wait for the migrating Job with the login role alone."""

from django.db import connection

from rathaus_tenants.migrate import wait
from rathaus_tenants.migrate.api import wait_until_migrated
from rathaus_tenants.values import TownRef


def test_a_migrated_database_is_not_waited_for(ahausen: TownRef, bestadt: TownRef) -> None:
    assert wait_until_migrated(seconds=0) is True


def test_a_database_that_lags_behind_is_told_after_the_time(ahausen: TownRef, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(wait, "pending_migrations", lambda: ["registry.0099_later"])
    monkeypatch.setattr(wait, "PAUSE_SECONDS", 0.01)

    assert wait_until_migrated(seconds=0.05) is False
    assert connection.schema_name == "public"
