"""Django's own `migrate` for the bound schema; django-tenants replaces the command by one that loops over towns."""

from django.core.management import call_command
from django.core.management.commands.migrate import Command
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.executor import MigrationExecutor


def run_migrations() -> None:
    """Brings the bound schema to the newest state. The router lets shared or town apps through, as bound."""
    call_command(Command(), interactive=False, verbosity=0, database=DEFAULT_DB_ALIAS)


def pending_migrations() -> list[str]:
    """What the bound schema has not had yet, as app.name in the order it would run."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]
