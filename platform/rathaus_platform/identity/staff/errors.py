"""What can go wrong while a town manages its staff."""

from django.utils.translation import gettext_lazy as _

from rathaus_platform.errors import Conflict, Forbidden


class LastAdmin(Conflict):
    """Without this person nobody could administer the town any more."""

    code = "letzte_verwaltung"
    text = _("Das geht nicht: Sonst wäre niemand mehr da, der Personen verwalten darf. Benennen Sie zuerst jemanden.")


class AlreadyHere(Conflict):
    """The person works here already."""

    code = "arbeitet_schon_hier"
    text = _("Diese Person arbeitet schon hier. Ändern Sie stattdessen ihre Aufgaben.")


class DirectoryDecides(Conflict):
    """Tasks and offices of this person come from the town's own directory, and would be overwritten by it."""

    code = "verzeichnis_entscheidet"
    text = _(
        "Das entscheidet das Verzeichnis Ihrer Kommune: Ändern Sie dort die Gruppen der Person. "
        "Hier gilt es ab ihrer nächsten Anmeldung."
    )


class NotStaff(Forbidden):
    """Only a town's administration manages its staff."""

    code = "nur_verwaltung"
