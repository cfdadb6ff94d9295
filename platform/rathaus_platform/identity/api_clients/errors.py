"""What can be refused to a program, and about one."""

from django.utils.translation import gettext_lazy as _

from rathaus_platform.errors import Conflict, Forbidden, NotFound, SignInRequired, TooManyRequests


class TokenRefused(SignInRequired):
    """The token does not prove a program of this town: for every reason the same answer."""

    code = "token_abgelehnt"
    text = _("Dieses Zugriffstoken gilt hier nicht. Holen Sie ein neues oder fragen Sie die Kommune.")


class ScopeMissing(Forbidden):
    """The program is not allowed this."""

    code = "scope_fehlt"

    def __init__(self, *scopes: str) -> None:
        needed = " oder ".join(sorted(scopes)) or "keinen, der das erlaubt"
        super().__init__(_("Dafür braucht das Programm den Scope %(scope)s.") % {"scope": needed})


class QuotaUsedUp(TooManyRequests):
    """The program has asked as much as it may in a minute or a day."""

    code = "kontingent_erschoepft"
    text = _("Das Kontingent dieses Programms ist aufgebraucht. Versuchen Sie es nach der angegebenen Zeit wieder.")


class NameTaken(Conflict):
    """A program of this name is, or was, registered here; names are not given twice."""

    code = "programm_gibt_es"
    text = _("Ein Programm mit diesem Namen gibt es hier schon oder gab es. Nehmen Sie einen anderen Namen.")


class UnknownProgram(NotFound):
    """The town has no such program, or has revoked it."""

    code = "programm_unbekannt"
    text = _("Dieses Programm gibt es hier nicht, oder es ist schon gesperrt.")
