"""What can be missing about releases."""

from django.utils.translation import gettext_lazy as _

from rathaus_platform.errors import NotFound


class NotReleased(NotFound):
    """The service is not installed, or nothing of it has been released here yet (`rathaus services sync`)."""

    code = "leistung_unbekannt"
    text = _("Diese Leistung gibt es hier nicht.")
