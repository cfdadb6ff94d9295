"""Demonstration people.

Their passwords are derived from the deployment's secret: no two deployments share them.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from rathaus_platform.identity.realms.state import operator
from rathaus_platform.identity.realms.state.attributes import BPK2
from rathaus_platform.identity.realms.state.business_stand_in import COMPANIES, Company
from rathaus_platform.identity.realms.values import BUERGER, BUNDID, BUSINESS, VERWALTUNG, Rep, TownIdentity


@dataclass(frozen=True)
class DemoAccount:
    """Somebody to sign in as. `town` is empty for citizens, who may go to every town, and for operators."""

    realm: str
    town: str
    role: str
    username: str
    password: str = field(repr=False)
    first_name: str = ""
    last_name: str = ""
    email: str = ""


@dataclass(frozen=True)
class _Citizen:
    username: str
    first_name: str
    last_name: str
    email: str
    street: str
    postal_code: str
    place: str
    highest: str


CITIZENS: Final = (
    _Citizen("erika", "Erika", "Mustermann", "erika@example.org", "Am Markt 3", "01723", "Wilsdruff", "hoch"),
    _Citizen(
        "jonas",
        "Jonas",
        "Beispiel",
        "jonas@example.org",
        "Burgstraße 12",
        "14806",
        "Bad Belzig",
        "substanziell",
    ),
    _Citizen("mira", "Mira", "Muster", "mira@example.org", "Bahnhofstraße 5", "36364", "Bad Salzschlirf", "basis"),
)

_LOCAL: Final = ("lena", "Lena", "Lindner", "lena@example.org")  # has registered herself

_STAFF: Final = (
    ("redaktion", "Renate", "Redlich"),
    ("sachbearbeitung", "Sabine", "Sachse"),
    ("leitung", "Lars", "Leitner"),
    ("verwaltung", "Vera", "Walter"),
)


def password_for(secret: str, realm: str, username: str) -> str:
    """Three groups of five letters and digits; the same for the same deployment, realm and user name."""
    raw = hmac.new(secret.encode(), f"demo:{realm}:{username}".encode(), hashlib.sha256).digest()
    text = base64.b32encode(raw).decode().lower()[:15]
    return "-".join(text[i : i + 5] for i in range(0, 15, 5))


def accounts(secret: str, towns: Iterable[TownIdentity], *, local: bool, companies: bool) -> tuple[DemoAccount, ...]:
    """All demonstration accounts of these towns, and the citizens; `local`: also one who has registered herself;
    `companies`: also those of the stand-in for Mein Unternehmenskonto.
    """
    staff = tuple(_staff(secret, town, role, first, last) for town in towns for role, first, last in _STAFF)
    own = (local_account(secret),) if local else ()
    firms = tuple(company_account(secret, company) for company in COMPANIES) if companies else ()
    return (*(_citizen_account(secret, c) for c in CITIZENS), *own, *firms, _operator(secret), *staff)


def local_account(secret: str) -> DemoAccount:
    """A citizen with an account of her own."""
    username, first_name, last_name, email = _LOCAL
    password = password_for(secret, BUERGER, username)
    return DemoAccount(BUERGER, "", "buerger (eigenes Konto)", username, password, first_name, last_name, email)


def _citizen_account(secret: str, citizen: _Citizen) -> DemoAccount:
    return DemoAccount(
        realm=BUNDID,
        town="",
        role=f"buerger ({citizen.highest})",
        username=citizen.username,
        password=password_for(secret, BUNDID, citizen.username),
        first_name=citizen.first_name,
        last_name=citizen.last_name,
        email=citizen.email,
    )


def company_account(secret: str, company: Company) -> DemoAccount:
    """Who acts for a company."""
    password = password_for(secret, BUSINESS, company.username)
    names = (company.first_name, company.last_name)
    return DemoAccount(BUSINESS, "", f"unternehmen ({company.name})", company.username, password, *names)


def _operator(secret: str) -> DemoAccount:
    return DemoAccount(
        realm=VERWALTUNG,
        town="",
        role=operator.ROLE,
        username=operator.ROLE,
        password=password_for(secret, VERWALTUNG, operator.ROLE),
        first_name="Olaf",
        last_name="Oberwart",
        email="betrieb@example.org",
    )


def _staff(secret: str, town: TownIdentity, role: str, first_name: str, last_name: str) -> DemoAccount:
    username = f"{role}.{town.slug}"
    return DemoAccount(
        realm=VERWALTUNG,
        town=town.slug,
        role=role,
        username=username,
        password=password_for(secret, VERWALTUNG, username),
        first_name=first_name,
        last_name=last_name,
        email=f"{role}@{town.slug}.example.org",
    )


def citizen_user(secret: str, citizen: _Citizen) -> Rep:
    """The account in the stand-in.

    The bPK2 is invented but looks real: base64, upper and lower case matter.
    """
    account = _citizen_account(secret, citizen)
    digest = hashlib.sha256(f"{BPK2}:{citizen.username}".encode()).digest()
    return {
        **_user(account),
        "attributes": {
            "bpk2": [base64.b64encode(digest[:20]).decode()],
            "strasse": [citizen.street],
            "postleitzahl": [citizen.postal_code],
            "ort": [citizen.place],
            "hoechstes_niveau": [citizen.highest],
        },
    }


def local_user(account: DemoAccount) -> Rep:
    """The account in realm `buerger`: her name as she gave it herself."""
    return {
        "username": account.username,
        "email": account.email,
        "emailVerified": True,
        "enabled": True,
        "attributes": {"vorname_selbst": [account.first_name], "nachname_selbst": [account.last_name]},
    }


def staff_user(account: DemoAccount, town: TownIdentity | None) -> Rep:
    """The account of a staff member: in the town's organization, with one role of the town's client. Without a town
    an operator's: in no organization.
    """
    return {
        **_user(account),
        "organizations": [town.slug] if town else [],
        "clientRoles": {town.client_id if town else operator.CLIENT: [account.role]},
    }


def _user(account: DemoAccount) -> Rep:
    return {
        "username": account.username,
        "email": account.email,
        "emailVerified": True,
        "firstName": account.first_name,
        "lastName": account.last_name,
        "enabled": True,
    }


def credentials(password: str) -> Rep:
    """Only sent when an account is made: a password changed later stays."""
    return {"credentials": [{"type": "password", "value": password, "temporary": False}]}
