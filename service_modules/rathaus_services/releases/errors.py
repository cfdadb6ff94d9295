"""What can be missing about releases, and why one does not move."""

from django.utils.translation import gettext_lazy as _

from rathaus_platform.errors import Conflict, NotFound


class NotReleased(NotFound):
    """The service is not installed, or nothing of it has been released here yet (`rathaus services sync`)."""

    code = "leistung_unbekannt"
    text = _("Diese Leistung gibt es hier nicht.")


class CannotMove(Conflict):
    """The release is not where this step begins; the text says what to do."""

    code = "fassung_steht_fest"
    text = _("Diese Fassung lässt sich so nicht bewegen.")
