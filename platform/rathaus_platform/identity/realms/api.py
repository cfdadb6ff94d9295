"""What other packages may use of the realms. Needs no Django: the embedded Keycloak is set up before the
site starts.

Order for a fresh Keycloak: `bootstrap` (administrator), `apply_towns` (service account), and for a
demonstration `ensure_demo_people` (administrator).
"""

from rathaus_platform.identity.realms.bootstrap import bootstrap, plan_bootstrap
from rathaus_platform.identity.realms.demo import demo_accounts, ensure_demo_people
from rathaus_platform.identity.realms.directory import Directory
from rathaus_platform.identity.realms.engine import NotApplied
from rathaus_platform.identity.realms.gateway import KeycloakUnreachable
from rathaus_platform.identity.realms.keys import load_or_make as load_or_make_keys
from rathaus_platform.identity.realms.state.people import DemoAccount
from rathaus_platform.identity.realms.towns import Towns, apply_towns, credentials, plan_towns
from rathaus_platform.identity.realms.values import (
    BusinessAccount,
    Certificates,
    ClientCredentials,
    DepartedTown,
    Deployment,
    MailServer,
    SamlPeer,
    TownIdentity,
)
from rathaus_platform.identity.realms.wanted import Change, Difference

__all__ = [
    "BusinessAccount",
    "Certificates",
    "Change",
    "ClientCredentials",
    "DemoAccount",
    "DepartedTown",
    "Deployment",
    "Difference",
    "Directory",
    "KeycloakUnreachable",
    "MailServer",
    "NotApplied",
    "SamlPeer",
    "TownIdentity",
    "Towns",
    "apply_towns",
    "bootstrap",
    "credentials",
    "demo_accounts",
    "ensure_demo_people",
    "load_or_make_keys",
    "plan_bootstrap",
    "plan_towns",
]
