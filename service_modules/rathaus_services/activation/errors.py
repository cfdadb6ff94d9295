"""What can be refused about services of a town."""

from django.utils.translation import gettext_lazy as _

from rathaus_platform.errors import Conflict, NotFound


class UnknownParameter(NotFound):
    """The service declares no parameter of this name; towns cannot add any."""

    code = "parameter_unbekannt"
    text = _("Diesen Wert kann man bei der Leistung nicht einstellen.")


class AlreadyInForce(Conflict):
    """The value has counted already; it can be corrected with a reason, not taken away."""

    code = "wert_gilt_schon"
    text = _("Dieser Wert gilt schon. Er lässt sich berichtigen, aber nicht zurücknehmen.")


class NotOffered(NotFound):
    """The town has never offered the service."""

    code = "leistung_nicht_angeboten"
    text = _("Diese Leistung bietet die Stadt nicht an.")


class Incomplete(Conflict):
    """Values without a default are missing; `names` says which."""

    code = "leistung_unvollstaendig"

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        super().__init__(_("Setzen Sie zuerst: %(names)s.") % {"names": ", ".join(names)})
