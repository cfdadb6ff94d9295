"""The commands of the packages below, ready to be mounted. Import this only after Django's set-up."""

from rathaus_platform.identity.realms.cli import app as identity
from rathaus_services.cli import services
from rathaus_site.cli.api_clients import app as client
from rathaus_site.cli.audit import audit
from rathaus_tenants.cli import migrate, prove, town

identity.add_typer(client, name="client")
APPS = {"town": town, "services": services, "identity": identity, "migrate": migrate, "audit": audit, "prove": prove}
