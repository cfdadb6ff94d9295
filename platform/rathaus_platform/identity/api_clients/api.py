"""What other packages may use of programs."""

from rathaus_platform.identity.api_clients.access import program_of_request, require_scope
from rathaus_platform.identity.api_clients.actions import OVERLAP, create, programs, revoke, rotate, take_key
from rathaus_platform.identity.api_clients.errors import (
    NameTaken,
    QuotaUsedUp,
    ScopeMissing,
    TokenRefused,
    UnknownProgram,
)
from rathaus_platform.identity.api_clients.quota import count_cost, count_request, requests_today
from rathaus_platform.identity.api_clients.values import Program, Quota, Registered
from rathaus_platform.identity.realms.state.api_clients import SCOPES

__all__ = [
    "OVERLAP",
    "SCOPES",
    "NameTaken",
    "Program",
    "Quota",
    "QuotaUsedUp",
    "Registered",
    "ScopeMissing",
    "TokenRefused",
    "UnknownProgram",
    "count_cost",
    "count_request",
    "create",
    "program_of_request",
    "programs",
    "requests_today",
    "require_scope",
    "revoke",
    "rotate",
    "take_key",
]
