"""The kinds of resources in Keycloak that the desired state knows, by name."""

from typing import Final

from rathaus_platform.identity.realms.kinds.client import ClientKind
from rathaus_platform.identity.realms.kinds.client_scope import ClientScopeKind
from rathaus_platform.identity.realms.kinds.directory import DirectoryKind
from rathaus_platform.identity.realms.kinds.flow import FlowKind
from rathaus_platform.identity.realms.kinds.identity_provider import IdentityProviderKind
from rathaus_platform.identity.realms.kinds.key import KeyKind
from rathaus_platform.identity.realms.kinds.kind import Kind
from rathaus_platform.identity.realms.kinds.organization import OrganizationKind
from rathaus_platform.identity.realms.kinds.profile import ProfileKind
from rathaus_platform.identity.realms.kinds.realm import RealmKind
from rathaus_platform.identity.realms.kinds.required_action import RequiredActionKind
from rathaus_platform.identity.realms.kinds.texts import TextsKind
from rathaus_platform.identity.realms.kinds.user import UserKind

KINDS: Final[dict[str, Kind]] = {
    "realm": RealmKind(),
    "key": KeyKind(),
    "profile": ProfileKind(),
    "required-action": RequiredActionKind(),
    "flow": FlowKind(),
    "client-scope": ClientScopeKind(),
    "identity-provider": IdentityProviderKind(),
    "directory": DirectoryKind(),
    "client": ClientKind(),
    "organization": OrganizationKind(),
    "user": UserKind(),
    "texts": TextsKind(),
}
