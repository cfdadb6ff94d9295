"""What can go wrong around towns: none bound, none found, one that is closed, one that cannot be made."""

from django.utils.translation import gettext_lazy as _

from rathaus_platform.errors import Conflict, NotFound, PlatformError, Unavailable


class NoTown(PlatformError):
    """Something needs a town and none is bound. Always a mistake in the code, never one of a person."""

    code = "kein_rathaus"


class SwitchRefused(PlatformError):
    """Somebody tried to switch towns past `rathaus_tenants.context`."""

    code = "wechsel_verweigert"


class UnknownTown(NotFound):
    """There is no town with this host, slug or id."""

    code = "rathaus_unbekannt"
    text = _("Dieses Rathaus gibt es hier nicht.")


class TownClosed(Unavailable):
    """The town exists but is not open: it is being made, suspended or archived."""

    code = "rathaus_geschlossen"
    text = _("Dieses Rathaus ist vorübergehend nicht erreichbar.")


class TaskRefused(PlatformError):
    """A task came without its town, or with one that does not exist, has another schema or is not open."""

    code = "aufgabe_verweigert"


class ProvisioningFailed(PlatformError):
    """A step of making a town failed; the town can be made on from there by the same command."""

    code = "einrichtung_gescheitert"

    def __init__(self, step: str, cause: BaseException) -> None:
        self.step = step
        super().__init__(f"{step}: {type(cause).__name__}: {cause}")


class TownRefused(Conflict):
    """A town of this name, key or host cannot be made: it contradicts one that is there or the rules."""

    code = "rathaus_widerspruch"


class MigrationFailed(PlatformError):
    """At least one town could not be brought to the newest state; the others have been."""

    code = "umstellung_gescheitert"
