"""What the command line uses of the migrations runner."""

from rathaus_tenants.migrate.run import Report, migrate_all

__all__ = ["Report", "migrate_all"]
