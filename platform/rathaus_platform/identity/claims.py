"""What the platform takes out of an ID token's claims."""

from collections.abc import Mapping
from typing import Any

from rathaus_platform.identity.trust import TrustLevel, level_of


def trust_of(claims: Mapping[str, Any]) -> TrustLevel:
    """The level this sign-in reached: the lower of `acr` and the session's note.

    The user's own attribute is never asked: it belongs to the person's last sign-in anywhere, not to this
    session.
    """
    return min(level_of(claims.get("acr")), level_of(claims.get("vertrauensniveau")))


def is_member(claims: Mapping[str, Any], organization: str) -> bool:
    """Whether the claim `organization` (a list of aliases, or an object keyed by them) names this one."""
    claimed = claims.get("organization")
    return bool(organization) and isinstance(claimed, (list, dict)) and organization in claimed
