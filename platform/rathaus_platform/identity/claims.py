"""What the platform takes out of an ID token's claims."""

from collections.abc import Mapping
from typing import Any


def is_member(claims: Mapping[str, Any], organization: str) -> bool:
    """Whether the claim `organization` (a list of aliases, or an object keyed by them) names this one."""
    claimed = claims.get("organization")
    return bool(organization) and isinstance(claimed, (list, dict)) and organization in claimed
