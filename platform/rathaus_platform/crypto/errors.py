"""What can go wrong when something sealed is opened."""

from django.utils.translation import gettext_lazy as _

from rathaus_platform.errors import PlatformError


class Tampered(PlatformError):
    """The bytes, the key or the context are not those of the sealing; which of them cannot be told."""

    code = "siegel_gebrochen"
    status = 500
    text = _("Diese Daten lassen sich nicht mehr lesen. Wir kümmern uns darum.")
