"""What a citizen's account has handed over: per purpose, sealed in the session, gone with the purpose or the session.

Nothing of it is written beside the person: data are kept where and as long as they are needed (Art. 5 (1) c, e DSGVO).
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import replace
from typing import Any, Final

from django.contrib.sessions.backends.base import SessionBase

from rathaus_platform.crypto import api as crypto
from rathaus_platform.identity.accounts import BUNDID, BUSINESS, LOCAL
from rathaus_platform.identity.purposes import ACCOUNT, JUST_SIGNED_IN, Purpose, Use, needed
from rathaus_platform.identity.session import recall as signed_in_here

KEY: Final = "identity.handed_over"

# our name -> (claim, the client scope that has to be asked for)
_FACTS: Final = {
    "vorname": ("given_name", "person"),
    "nachname": ("family_name", "person"),
    "strasse": ("strasse", "anschrift"),
    "postleitzahl": ("postleitzahl", "anschrift"),
    "ort": ("ort", "anschrift"),
    "email": ("email", "kontakt"),
}

# What people with a local account say of themselves. Nobody vouches for it: it fills in, it proves nothing.
_SELF_DECLARED: Final = {
    "vorname": ("vorname_selbst", "person"),
    "nachname": ("nachname_selbst", "person"),
    "email": ("email", "kontakt"),
}
_COMPANY: Final = {
    "vorname": ("given_name", "person"),
    "nachname": ("family_name", "person"),
    "firma": ("firma", "unternehmen"),
    "registernummer": ("registernummer", "unternehmen"),
    "registergericht": ("registergericht", "unternehmen"),
}
_BY_ACCOUNT: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    BUNDID: _FACTS,
    LOCAL: _SELF_DECLARED,
    BUSINESS: _COMPANY,
}

HandedOver = dict[str, dict[str, str]]
Session = SessionBase | MutableMapping[str, Any]


def scopes_for(purpose: str, account: str = BUNDID) -> tuple[str, ...]:
    """What has to be asked for at Keycloak: the token then carries nothing else."""
    told = _BY_ACCOUNT[account]
    return tuple(sorted({told[fact][1] for fact in needed(purpose) if fact in told}))


def uses_of(purpose: Purpose | None, account: str = BUNDID) -> tuple[Use, ...]:
    """What a person reads before signing in with such an account: for the purpose, and for being signed in."""
    told = _BY_ACCOUNT.get(account, _FACTS)
    uses = (*(purpose.uses if purpose else ()), *JUST_SIGNED_IN.uses)
    known = (replace(use, facts=tuple(fact for fact in use.facts if fact in told)) for use in uses)
    return tuple(use for use in known if use.facts)


def keep(session: Session, subject: str, purpose: str, claims: Mapping[str, Any], account: str = BUNDID) -> None:
    """Keep of these claims what the account and the purpose need; everything else is dropped here."""
    kept = recall(session, subject)
    kept[ACCOUNT] = _taken(JUST_SIGNED_IN.facts, claims, account)
    if purpose != ACCOUNT:
        kept[purpose] = _taken(needed(purpose), claims, account)
    _write(session, subject, kept)


def recall(session: Session, subject: str) -> HandedOver:
    """Facts by purpose; a purpose nothing was handed over for is missing."""
    sealed = session.get(KEY)
    if sealed is None:
        return {}
    try:
        text = crypto.unseal(b64decode(sealed), crypto.town_key(), _context(subject))
    except crypto.Tampered:  # of another person who was signed in here
        return {}
    found: HandedOver = json.loads(text)
    return found


def narrow(session: Session, purpose: str, facts: Iterable[str]) -> None:
    """Keep of a purpose these facts only, from now on; without any the purpose is forgotten."""
    signed_in = signed_in_here(session)
    kept = recall(session, signed_in.subject) if signed_in else {}
    if signed_in and purpose in kept:
        left = set(facts)
        found = {fact: value for fact, value in kept.pop(purpose).items() if fact in left}
        _write(session, signed_in.subject, {**kept, purpose: found} if left else kept)


def forget(session: Session, purpose: str) -> None:
    """The purpose is fulfilled or given up."""
    narrow(session, purpose, ())


def _taken(facts: Iterable[str], claims: Mapping[str, Any], account: str) -> dict[str, str]:
    told = _BY_ACCOUNT[account]
    found = {fact: str(claims.get(told[fact][0]) or "") for fact in sorted(facts) if fact in told}
    return {fact: value for fact, value in found.items() if value}


def _write(session: Session, subject: str, kept: HandedOver) -> None:
    text = json.dumps(kept, sort_keys=True).encode()
    session[KEY] = b64encode(crypto.seal(text, crypto.town_key(), _context(subject))).decode()


def _context(subject: str) -> bytes:
    return f"{KEY}:{subject}".encode()
