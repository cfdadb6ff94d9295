"""The commands `rathaus town`, `migrate` and `prove`. They are loaded after Django's set-up."""

from rathaus_tenants.cli import town_life  # noqa: F401 - adds its commands to `town`
from rathaus_tenants.cli.migrate import app as migrate
from rathaus_tenants.cli.prove import app as prove
from rathaus_tenants.cli.town import app as town

__all__ = ["migrate", "prove", "town"]
