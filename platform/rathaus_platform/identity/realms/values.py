"""Values that go into the desired state and come out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from rathaus_platform.identity.realms.directory import Directory

Rep = dict[str, Any]  # a representation as Keycloak's admin API reads and writes it

BUERGER: Final = "buerger"
VERWALTUNG: Final = "verwaltung"
DIRECTORY: Final = "verzeichnis-"  # before a town's slug: the alias of its directory
BUNDID: Final = "bundid"  # the stand-in for BundID: demonstration and tests only
BUSINESS: Final = "unternehmenskonto"  # the provider in `buerger`, and the realm of its stand-in
TOWN_REALMS: Final = (BUERGER, VERWALTUNG)

PROVISIONING_CLIENT: Final = "rathaus-provisioning"
CLIENT_PREFIX: Final = "stadt-"


@dataclass(frozen=True)
class SamlPeer:
    """A SAML identity provider, as its metadata describe it. `certificate` is base64 without PEM armour."""

    entity_id: str
    sso_url: str
    slo_url: str
    certificate: str


@dataclass(frozen=True)
class BusinessAccount:
    """Mein Unternehmenskonto. Without a peer the stand-in realm plays it."""

    peer: SamlPeer | None = None


@dataclass(frozen=True)
class MailServer:
    """An SMTP server and the address that stands as sender. `tls` from the first byte on, or `starttls`."""

    host: str
    port: int
    sender: str
    username: str = ""
    password: str = field(default="", repr=False)
    tls: bool = False
    starttls: bool = False


@dataclass(frozen=True)
class Certificates:
    """Of the realms' own keys, base64 without PEM armour: for signing by realm, and for what is encrypted to
    `buerger`.
    """

    signing: Mapping[str, str]
    encryption: str


@dataclass(frozen=True)
class Deployment:
    """One Keycloak of one deployment.

    `url` is what browsers see and what issuers begin with; `internal_url` is how we reach it. `secret`
    belongs to the service accounts. Without `bundid` the stand-in realm plays BundID. `keys` holds private
    RSA keys as PEM by realm: only where realms must appear fast, Keycloak makes its own otherwise.
    """

    url: str
    secret: str = field(repr=False)
    internal_url: str = ""
    operator_url: str = ""  # the cooperative's host as browsers see it; empty = operators cannot sign in
    bundid: SamlPeer | None = None
    business: BusinessAccount | None = None  # None: companies have no account here
    local_accounts: bool = False  # citizens may register and sign in by password
    mail: MailServer | None = None  # by which Keycloak writes to them; None = it does not
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def reach(self) -> str:
        """The address our own calls go to."""
        return self.internal_url or self.url

    @property
    def realms(self) -> tuple[str, ...]:
        """The realms this deployment needs, stand-ins first: the others refer to their certificates."""
        stand_ins = (*(() if self.bundid else (BUNDID,)), *((BUSINESS,) if self.business == BusinessAccount() else ()))
        return (*stand_ins, *TOWN_REALMS)

    def issuer(self, realm: str) -> str:
        """The issuer of a realm, as it stands in tokens."""
        return f"{self.url}/realms/{realm}"


@dataclass(frozen=True)
class ApiClientIdentity:
    """A program of a town. `town` is the town's id, which its tokens name; `title` is for Keycloak's console."""

    client_id: str
    title: str
    town: str
    scopes: frozenset[str]
    enabled: bool = True
    keys: tuple[Rep, ...] = ()  # public; without one a secret proves it


@dataclass(frozen=True)
class TownIdentity:
    """What Keycloak must know of a town.

    `base_url` as browsers see it, `backchannel_url` as Keycloak reaches it; `directory` where the town has its own.
    """

    slug: str
    name: str
    base_url: str
    backchannel_url: str = ""
    directory: Directory | None = None
    api_clients: tuple[ApiClientIdentity, ...] = ()
    keys: Mapping[str, tuple[Rep, ...]] = field(default_factory=dict)  # public, by realm: those Keycloak shall take

    @property
    def client_id(self) -> str:
        """The town's client, the same name in both realms."""
        return f"{CLIENT_PREFIX}{self.slug}"

    @property
    def callback_base(self) -> str:
        """Where Keycloak reports the end of a session."""
        return self.backchannel_url or self.base_url


@dataclass(frozen=True)
class DepartedTown:
    """A town that was deleted here. With a `successor` another town has its slug now: its programs alone, which name
    its id, are then still known to be its own.
    """

    id: str
    slug: str
    successor: bool = False


def directory_alias(organization: str) -> str:
    """The identity provider of a town's own directory in realm `verwaltung`."""
    return f"{DIRECTORY}{organization}"


@dataclass(frozen=True)
class ClientCredentials:
    """What a town keeps to let people of one realm sign in, beside its key. `organization` is empty for citizens."""

    realm: str
    issuer: str
    client_id: str
    organization: str = ""
