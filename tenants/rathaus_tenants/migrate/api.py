"""What the command line uses of the migrations runner."""

from rathaus_tenants.migrate.run import Report, migrate_all
from rathaus_tenants.migrate.wait import wait_until_migrated

__all__ = ["Report", "migrate_all", "wait_until_migrated"]
