"""What can go wrong while signing in, as pages say it."""

from django.utils.translation import gettext_lazy as _

from rathaus_platform.errors import Forbidden, Invalid, Unavailable


class SignInAway(Unavailable):
    """Keycloak does not answer, or this town has no client there yet. Sessions and anonymous forms go on."""

    code = "anmeldung_gestoert"
    text = _("Anmelden geht gerade nicht. Ihre Eingaben sind gespeichert.")


class SignInFailed(Invalid):
    """The answer does not belong to a sign-in this browser began, is too old, or is not from our Keycloak."""

    code = "anmeldung_fehlgeschlagen"
    status = 400
    text = _("Diese Anmeldung passt nicht zu Ihrem Besuch. Melden Sie sich bitte noch einmal an.")


class SignInCancelled(SignInFailed):
    """The person went back, or Keycloak refused them."""

    code = "anmeldung_abgebrochen"
    text = _("Sie haben die Anmeldung abgebrochen. Es wurde nichts übermittelt.")


class NotOfThisTown(Forbidden):
    """A member of staff whose account does not belong to the organization of this host's town."""

    code = "nicht_in_dieser_kommune"
    text = _("Ihr Konto gehört nicht zu dieser Kommune.")


class NothingToDoHere(NotOfThisTown):
    """A member of staff who belongs to the town but holds no role in it."""

    code = "keine_aufgabe"
    text = _("Ihr Konto hat in dieser Kommune noch keine Aufgabe.")


class AccountClosed(Forbidden):
    """The town has closed this account."""

    code = "konto_gesperrt"
    text = _("Ihr Konto ist hier gesperrt. Das Rathaus hilft Ihnen weiter.")


class AccountNotOffered(SignInFailed):
    """Signed in with a kind of account that this deployment does not (or no longer) let in."""

    code = "konto_nicht_angeboten"
    status = 403
    text = _("Mit diesem Konto können Sie sich hier nicht anmelden. Bitte wählen Sie einen anderen Weg.")


class LogoutTokenRefused(Invalid):
    """A logout token that does not prove itself."""

    code = "abmeldung_abgelehnt"
    status = 400
