"""The ways to sign in or to prove more, lowest level first, as the page shows them."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rathaus_platform.identity.accounts import BUNDID, BUSINESS, LOCAL, chosen, suffices
from rathaus_platform.identity.addresses import choice_url
from rathaus_platform.identity.handover import uses_of
from rathaus_platform.identity.models.realm import Realm
from rathaus_platform.identity.person import Person
from rathaus_platform.identity.purposes import ACCOUNT, Purpose, Use, lasting
from rathaus_platform.identity.session import SignedIn
from rathaus_platform.identity.trust import OFFERED, OFFERED_TO_STAFF, TrustLevel, level_of

Text = str | Promise
STAFF_PATHS: Final = "/verwaltung/"


@dataclass(frozen=True)
class Option:
    """One way, as the page shows it."""

    level: str
    icon: str
    title: Text
    text: Text
    url: str


@dataclass(frozen=True)
class Standing:
    """Where the person stands who asked for something: who they are, what they hold, why it is not enough."""

    name: str
    enough: bool
    facts_missing: bool  # strong enough, but the account was not asked for what the purpose needs
    expired: bool  # the proof was strong enough once, and is too old by now
    title: Text  # how they are signed in
    changes_account: bool = False  # their account cannot prove it: they will be somebody else here


_CITIZENS: Final[dict[TrustLevel, tuple[str, Text, Text]]] = {
    TrustLevel.BASIS: (
        "key",
        _("BundID mit Benutzername und Passwort"),
        _("Genügt für die meisten Anliegen und für Ihre Vorgänge."),
    ),
    TrustLevel.SUBSTANZIELL: (
        "certificate",
        _("BundID mit ELSTER-Zertifikat"),
        _("Mit dem Zertifikat, das Sie von der Steuererklärung kennen."),
    ),
    TrustLevel.HOCH: (
        "id",
        _("BundID mit Online-Ausweis"),
        _("Mit Personalausweis, Smartphone und Ihrer PIN. Ersetzt die Unterschrift."),
    ),
}
_OTHERS: Final[dict[str, tuple[str, Text, Text]]] = {
    BUSINESS: (
        "briefcase",
        _("Mein Unternehmenskonto"),
        _("Für Unternehmen und Vereine, mit dem ELSTER-Organisationszertifikat."),
    ),
    LOCAL: (
        "user-check",
        _("Konto mit E-Mail-Adresse und Passwort"),
        _("Das legen Sie selbst an. Es genügt, wo niemand prüfen muss, wer Sie sind."),
    ),
}
_STAFF: Final[dict[TrustLevel, tuple[str, Text, Text]]] = {
    TrustLevel.BASIS: ("key", _("Dienstkonto"), _("Mit Ihrem Konto im Rathaus.")),
    TrustLevel.SUBSTANZIELL: (
        "lock",
        _("Dienstkonto mit Einmalcode"),
        _("Mit der App auf Ihrem Telefon. Beim ersten Mal richten Sie sie dabei ein."),
    ),
}


def realm_for(next_path: str) -> str:
    """Whose sign-in leads on to this path: the desk is staff's, everything else the citizens'."""
    return Realm.VERWALTUNG if next_path.startswith(STAFF_PATHS) else Realm.BUERGER


def options_for(needed: TrustLevel, next_path: str, purpose: str = ACCOUNT, only: str = "") -> tuple[Option, ...]:
    """The offers that satisfy `needed`, each leading back to `next_path`; of one kind of account where it is named."""
    realm = realm_for(next_path)
    words, offered = (_STAFF, OFFERED_TO_STAFF) if realm == Realm.VERWALTUNG else (_CITIZENS, OFFERED)
    by_level = [
        _option(realm, level, *words[level], next_path, purpose)
        for level in offered
        if level >= needed and only in ("", BUNDID)
    ]
    others = [
        _option(realm, max(needed, TrustLevel.BASIS), *words, next_path, purpose, account)
        for account, words in _OTHERS.items()
        if realm == Realm.BUERGER
        and chosen(realm, account, needed, lasting(purpose)) == account
        and only in ("", account)
    ]
    return (*by_level, *others)


def other_ways(next_path: str, level: TrustLevel, purpose: str = ACCOUNT) -> str:
    """Where citizens choose among more than BundID; empty where nothing else suffices."""
    facts = lasting(purpose)
    others = any(chosen(Realm.BUERGER, account, level, facts) == account for account in _OTHERS)
    return choice_url(next_path, level, purpose) if others else ""


def facts_told(
    next_path: str, needed: TrustLevel, purpose: Purpose | None, only: str = ""
) -> tuple[tuple[Text, tuple[Use, ...]], ...]:
    """What is taken over, by the account it comes from; one heading where all offered accounts say the same."""
    if realm_for(next_path) != Realm.BUERGER:
        return ()
    if only:
        return ((_("Das übernehmen wir aus Ihrem Konto"), uses_of(purpose, only)),)
    told = [(_("Das übernehmen wir aus Ihrem Konto"), uses_of(purpose))]
    facts = purpose.lasting if purpose else frozenset[str]()
    if chosen(Realm.BUERGER, BUSINESS, needed, facts) == BUSINESS:
        told.append((_("Das übernehmen wir aus Mein Unternehmenskonto"), uses_of(purpose, BUSINESS)))
    return tuple(told)


def standing_of(
    person: Person | None, signed_in: SignedIn | None, needed: TrustLevel, next_path: str, purpose: str = ACCOUNT
) -> Standing:
    """What the page says to who is signed in already; for everybody else an empty name."""
    if person is None or signed_in is None or person.realm != realm_for(next_path):
        return Standing("", enough=False, facts_missing=False, expired=False, title="")
    words = _STAFF if person.is_staff else _CITIZENS
    reached, strong = level_of(signed_in.trust), person.trust >= needed
    title = words[reached][1] if reached in words else ""
    proves = person.vouches_for(lasting(purpose))
    missing = purpose != ACCOUNT and (person.known_for(purpose) is None or not proves)
    return Standing(
        person.name,
        enough=strong and not missing,
        facts_missing=strong and missing,
        expired=person.trust < needed <= reached,
        title=_OTHERS[person.account][1] if person.account in _OTHERS else title,
        changes_account=not suffices(person.account, needed, lasting(purpose)),
    )


def _option(
    realm: str,
    level: TrustLevel,
    icon: str,
    title: Text,
    text: Text,
    next_path: str,
    purpose: str,
    account: str = "",
) -> Option:
    named = {"wofuer": purpose, "konto": account}
    query = {"weiter": next_path, "stufe": level.value, **{key: value for key, value in named.items() if value}}
    return Option(level.value, icon, title, text, f"{reverse(f'identity:{realm}')}?{urlencode(query)}")
