"""The commands of the packages below, ready to be mounted. Import this only after Django's set-up."""

from rathaus_platform.identity.realms.cli import app as identity
from rathaus_services.cli import services
from rathaus_site.cli.audit import audit
from rathaus_tenants.cli import migrate, prove, town

APPS = {"town": town, "services": services, "identity": identity, "migrate": migrate, "audit": audit, "prove": prove}
